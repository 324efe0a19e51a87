/** Plain fakes of what features see of the server. */
@NullMarked
package im.parley.server.spi;

import org.jspecify.annotations.NullMarked;
