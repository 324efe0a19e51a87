package im.parley.web.websocket;

import im.parley.wire.port.Facts;
import im.parley.wire.rate.AddressTable.Address;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.jsr.UndertowSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The endpoint of RFC 7395. The container does the handshake; the frames are read and written on its channel, because
 * Jakarta WebSocket cannot stop reading, and would make text of bytes that are parsed as bytes (docs/adr).
 */
final class XmppEndpoint extends Endpoint {
    private final Port port;

    XmppEndpoint(Port port) {
        this.port = port;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        if (!(session.getUserPrincipal() instanceof Visitor visitor)) {
            refuse(session, CloseCodes.CANNOT_ACCEPT, "not by the handshake");
            return;
        }
        Facts facts = visitor.facts();
        Optional<Address> address = port.addresses().admit(facts.remote().getAddress());
        if (address.isEmpty()) {
            refuse(session, CloseCodes.TRY_AGAIN_LATER, "too many connections from this address");
            return;
        }
        WebSocketChannel channel = ((UndertowSession) session).getWebSocketChannel();
        new WebSocketConnection(port, facts, channel, address.get()).begin();
    }

    private static void refuse(Session session, CloseCodes code, String why) {
        try {
            session.close(new CloseReason(code, why));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
