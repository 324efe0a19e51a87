/** How an options record declares its keys: the configuration file is bound to it, and the manual is made of it. */
@NullMarked
package im.parley.server.spi.option;

import org.jspecify.annotations.NullMarked;
