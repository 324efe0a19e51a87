package im.parley.web.websocket;

import im.parley.wire.port.Facts;
import java.security.Principal;

/**
 * Whoever asks for a WebSocket. The endpoint does not see the request of the handshake; what it must know of it comes as
 * the principal of the session.
 */
record Visitor(Facts facts) implements Principal {
    @Override
    public String getName() {
        return facts.remote().toString();
    }
}
