/** Sessions, their index and their serial queues. */
@NullMarked
package im.parley.server.session;

import org.jspecify.annotations.NullMarked;
