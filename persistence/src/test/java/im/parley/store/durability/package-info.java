/** What was acknowledged survives a crash. */
@NullMarked
package im.parley.store.durability;

import org.jspecify.annotations.NullMarked;
