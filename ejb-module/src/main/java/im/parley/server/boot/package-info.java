/** Start, stop and the wiring of the server in its container. */
@NullMarked
package im.parley.server.boot;

import org.jspecify.annotations.NullMarked;
