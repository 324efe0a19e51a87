/** The stores in memory, for tests of whatever uses them; they keep the same contracts as the real ones. */
@NullMarked
package im.parley.store.memory;

import org.jspecify.annotations.NullMarked;
