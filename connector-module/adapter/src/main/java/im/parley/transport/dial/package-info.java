/** Connections to other servers: where they are (DNS), and how to reach them. */
@NullMarked
package im.parley.transport.dial;

import org.jspecify.annotations.NullMarked;
