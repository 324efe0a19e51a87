/** Clients that come to the running server from outside: the plays, and those that others have written. */
@NullMarked
package im.parley.test.live;

import org.jspecify.annotations.NullMarked;
