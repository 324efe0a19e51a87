/** Contact lists: RFC 6121 section 2. */
@NullMarked
package im.parley.feature.roster;

import org.jspecify.annotations.NullMarked;
