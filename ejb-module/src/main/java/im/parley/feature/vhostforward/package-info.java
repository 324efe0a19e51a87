/** Copies of what users of a domain send, for those whom its administrator names. */
@NullMarked
package im.parley.feature.vhostforward;

import org.jspecify.annotations.NullMarked;
