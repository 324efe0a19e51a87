/** The rosters as features see them. */
@NullMarked
package im.parley.server.roster;

import org.jspecify.annotations.NullMarked;
