/** Privacy lists, of which the block list is one. */
@NullMarked
package im.parley.store.privacy;

import org.jspecify.annotations.NullMarked;
