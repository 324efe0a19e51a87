/** Presence and who may see it: RFC 6121 sections 3 and 4. */
@NullMarked
package im.parley.feature.presence;

import org.jspecify.annotations.NullMarked;
