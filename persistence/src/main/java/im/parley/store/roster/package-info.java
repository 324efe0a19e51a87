/** Rosters, their versions, and the subscription requests that wait for an answer (RFC 6121 section 2 and 3). */
@NullMarked
package im.parley.store.roster;

import org.jspecify.annotations.NullMarked;
