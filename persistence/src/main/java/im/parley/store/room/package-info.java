/** Rooms for many (XEP-0045): what of them outlives the visits of their occupants. */
@NullMarked
package im.parley.store.room;

import org.jspecify.annotations.NullMarked;
