/** Load for a running server, and what the server makes of it. */
@NullMarked
package im.parley.test.bench.load;

import org.jspecify.annotations.NullMarked;
