package im.parley.web.websocket;

import im.parley.web.stream.Peers;
import im.parley.wire.port.Facts;
import im.parley.wire.rate.AddressTable.Address;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.Protocols;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;

/**
 * The handshake of RFC 6455 section 4.2, refused where it leads to no stream (RFC 7395 section 3.1). What follows is read
 * from and written to the connection itself (docs/adr/0032).
 */
final class Handshake implements HttpHandler {
    private static final String LISTENER = "ws2s";
    private static final String VERSION = "13";
    private static final String PROTOCOL = "xmpp";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_BYTES = 16;

    private final Port port;
    private final Peers peers;

    Handshake(Port port, Peers peers) {
        this.port = port;
        this.peers = peers;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        String key = headers.getFirst(Headers.SEC_WEB_SOCKET_KEY);
        if (!exchange.getRequestMethod().equals(Methods.GET) || !upgrades(exchange)) {
            if (exchange.getProtocol().equals(Protocols.HTTP_1_1)) {
                exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
            }
            refuse(exchange, StatusCodes.UPGRADE_REQUIRED, "This address is for XMPP over WebSocket, RFC 7395.");
        } else if (!VERSION.equals(headers.getFirst(Headers.SEC_WEB_SOCKET_VERSION))) {
            exchange.getResponseHeaders().put(Headers.SEC_WEB_SOCKET_VERSION, VERSION);
            refuse(exchange, StatusCodes.UPGRADE_REQUIRED, "This server speaks version 13 of WebSocket, RFC 6455.");
        } else if (!has(exchange, Headers.SEC_WEB_SOCKET_PROTOCOL_STRING, PROTOCOL, false)) {
            refuse(exchange, StatusCodes.BAD_REQUEST, "The subprotocol here is \"xmpp\", RFC 7395.");
        } else if (!isKey(key)) {
            refuse(exchange, StatusCodes.BAD_REQUEST, "Sec-WebSocket-Key is not 16 bytes in Base64, RFC 6455.");
        } else if (!peers.welcomes(exchange)) {
            refuse(exchange, StatusCodes.FORBIDDEN, "Scripts of this site may not connect.");
        } else {
            admit(exchange, key);
        }
    }

    private static boolean upgrades(HttpServerExchange exchange) {
        return has(exchange, Headers.UPGRADE_STRING, "websocket", true)
                && has(exchange, Headers.CONNECTION_STRING, "upgrade", true);
    }

    /** Whether one of the values of a header is the one. */
    private static boolean has(HttpServerExchange exchange, String header, String value, boolean anyCase) {
        var lines = exchange.getRequestHeaders().get(header);
        return lines != null && lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .anyMatch(each -> anyCase ? each.equalsIgnoreCase(value) : each.equals(value));
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null && Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private void admit(HttpServerExchange exchange, @Nullable String key) {
        Facts facts = peers.facts(LISTENER, exchange);
        Optional<Address> address = port.addresses().admit(facts.remote().getAddress());
        if (address.isEmpty()) {
            refuse(exchange, StatusCodes.TOO_MANY_REQUESTS, "Too many connections from this address.");
            return;
        }
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.SEC_WEB_SOCKET_ACCEPT, accept(String.valueOf(key).strip()));
        headers.put(Headers.SEC_WEB_SOCKET_PROTOCOL, PROTOCOL);
        Arrival arrival = new Arrival(port, facts, address.get());
        exchange.getConnection().addCloseListener(gone -> arrival.gone());
        exchange.upgradeChannel("websocket", (connection, over) -> arrival.begin(connection));
        exchange.endExchange();
    }

    /** A client that was let in; it may be gone before its WebSocket begins. Used on the connection's I/O thread. */
    private static final class Arrival {
        private final Port port;
        private final Facts facts;
        private final Address address;
        private @Nullable WebSocketConnection socket;

        Arrival(Port port, Facts facts, Address address) {
            this.port = port;
            this.facts = facts;
            this.address = address;
        }

        void begin(StreamConnection connection) {
            WebSocketConnection begun = new WebSocketConnection(port, facts, connection, address);
            socket = begun;
            begun.begin();
        }

        void gone() {
            if (socket == null) {
                port.addresses().leave(address);
            } else {
                socket.ended();
            }
        }
    }

    private static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void refuse(HttpServerExchange exchange, int status, String why) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain;charset=utf-8");
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(why + "\n");
    }
}
