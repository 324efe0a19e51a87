/** Event loops and open ports; runs with a resource adapter or without one. */
@NullMarked
package im.parley.transport.listen;

import org.jspecify.annotations.NullMarked;
