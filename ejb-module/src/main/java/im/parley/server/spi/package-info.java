/** The contract between the server and its features: hooks in, decisions out. */
@NullMarked
package im.parley.server.spi;

import org.jspecify.annotations.NullMarked;
