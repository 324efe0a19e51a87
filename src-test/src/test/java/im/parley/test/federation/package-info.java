/** Servers of others, and the way to them: this server talks to them over real sockets, found by a name server of the test's own. */
@NullMarked
package im.parley.test.federation;

import org.jspecify.annotations.NullMarked;
