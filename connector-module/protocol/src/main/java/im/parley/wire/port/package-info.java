/** The whole contract between transports and the server. */
@NullMarked
package im.parley.wire.port;

import org.jspecify.annotations.NullMarked;
