/** XEP-0321: Remote Roster Management. */
@NullMarked
package im.parley.feature.remoteroster;

import org.jspecify.annotations.NullMarked;
