/** What travels on a stream at the first level: stanzas, nonzas, stream open and close. */
@NullMarked
package im.parley.wire.stanza;

import org.jspecify.annotations.NullMarked;
