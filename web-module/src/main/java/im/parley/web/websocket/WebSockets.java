package im.parley.web.websocket;

import im.parley.web.stream.Peers;
import im.parley.web.stream.Sweep;
import im.parley.wire.port.HttpOptions.WebSocketOptions;
import im.parley.wire.port.HttpStreams;
import io.undertow.server.HttpHandler;
import java.util.List;

/** XMPP over WebSocket in a web application: its addresses, from its start to its end. */
public final class WebSockets {
    /** Where clients look for it first, and the name that others gave it. */
    public static final List<String> PATHS = List.of("/xmpp-websocket", "/ws");

    private final Port port;

    /** Ready to be opened. */
    public WebSockets(WebSocketOptions options, HttpStreams streams, Sweep sweep) {
        port = new Port(options, streams, sweep);
    }

    /** What serves its addresses. */
    public HttpHandler handler(Peers peers) {
        return new Handshake(port, peers);
    }

    /** Ends all streams with {@code system-shutdown}. */
    public void close() {
        port.open().forEach(WebSocketConnection::shutDown);
    }
}
