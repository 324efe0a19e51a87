/** A room: its state, who is in it, and what rules see of it. */
@NullMarked
package im.parley.feature.muc.room;

import org.jspecify.annotations.NullMarked;
