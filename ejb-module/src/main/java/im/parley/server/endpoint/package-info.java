/** The message-driven beans that take connections from the resource adapter. */
@NullMarked
package im.parley.server.endpoint;

import org.jspecify.annotations.NullMarked;
