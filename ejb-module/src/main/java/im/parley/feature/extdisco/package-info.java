/** Services beside XMPP that clients may use, for example TURN. */
@NullMarked
package im.parley.feature.extdisco;

import org.jspecify.annotations.NullMarked;
