/** XMPP over WebSocket, RFC 7395. */
@NullMarked
package im.parley.web.websocket;

import org.jspecify.annotations.NullMarked;
