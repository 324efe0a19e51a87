/** The resource adapter: ports open and close with the message endpoints that serve them. */
@NullMarked
package im.parley.transport.ra;

import org.jspecify.annotations.NullMarked;
