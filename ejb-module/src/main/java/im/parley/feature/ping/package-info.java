/** XEP-0199: XMPP Ping. */
@NullMarked
package im.parley.feature.ping;

import org.jspecify.annotations.NullMarked;
