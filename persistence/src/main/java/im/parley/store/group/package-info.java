/** Groups whose members are in each other's rosters. */
@NullMarked
package im.parley.store.group;

import org.jspecify.annotations.NullMarked;
