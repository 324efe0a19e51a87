/** Tests of contact lists. */
@NullMarked
package im.parley.feature.roster;

import org.jspecify.annotations.NullMarked;
