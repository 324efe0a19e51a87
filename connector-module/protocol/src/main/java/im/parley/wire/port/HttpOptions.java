package im.parley.wire.port;

import im.parley.wire.xml.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How to serve streams over HTTP.
 *
 * @param access who may come, and from where
 * @param webSocket streams over WebSocket, RFC 7395
 * @param bosh streams over BOSH, XEP-0124
 * @param ports the ports besides those of the container
 */
public record HttpOptions(
        Access access, WebSocketOptions webSocket, BoshOptions bosh, List<PortOptions> ports) {

    /**
     * A port for web clients besides those of the container.
     *
     * @param bean who configures it
     * @param port the TCP port
     * @param interfaces the addresses to bind; {@code *} means all
     * @param tls whether it speaks TLS
     * @param proxyProtocol whether each connection begins with a PROXY protocol header
     * @param streamsOnly whether nothing but streams is served on it
     * @param policy which TLS is spoken, if any
     */
    public record PortOptions(
            String bean,
            int port,
            List<String> interfaces,
            boolean tls,
            boolean proxyProtocol,
            boolean streamsOnly,
            TlsPolicy policy) {}

    /**
     * @param publicUrl the address of the web server as browsers see it, if it is another than the one they ask for
     * @param proxies reverse proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed, as IP
     *     addresses or blocks in CIDR notation
     * @param origins the web sites whose scripts may open streams; empty for all
     * @param localIsSecure whether a connection that does not leave the machine needs no TLS
     */
    public record Access(
            Optional<String> publicUrl, List<String> proxies, Set<String> origins, boolean localIsSecure) {}

    /**
     * What holds for streams of each kind.
     *
     * @param before the limits of XML until the peer has authenticated
     * @param after the limits of XML from then on
     * @param timeouts how long to wait for a peer
     * @param rates how much one peer may ask for
     * @param elsewhere where to send peers instead of serving them
     */
    public record Bounds(
            Limits before,
            Limits after,
            ListenerOptions.Timeouts timeouts,
            ListenerOptions.Rates rates,
            Optional<String> elsewhere) {}

    /**
     * @param active whether WebSockets are accepted
     * @param bounds what holds for each stream
     * @param ping after how much silence the peer is asked whether it is still there; zero for never
     */
    public record WebSocketOptions(boolean active, Bounds bounds, Duration ping) {}

    /**
     * @param active whether BOSH sessions are accepted
     * @param bounds what holds for each stream; the idle time-out is the one of the whole session without a stanza
     * @param maxWait the longest time that a request is held
     * @param minPolling the shortest time between two requests of a polling session
     * @param maxInactivity how long a session lives without a request
     * @param maxPause the longest pause
     * @param maxUnclaimed how long a session that the server has begun waits for its client
     * @param requests simultaneous requests at least
     * @param hold requests held at the same time at most
     * @param maxWaiting stanzas kept for a session whose client does not ask for them
     * @param maxBatch stanzas in one answer
     * @param batchWait how long stanzas are collected before they are sent
     * @param maxSessions sessions at the same time
     * @param hostname sent to clients as the server that answers, or empty
     * @param headers more headers for each answer
     */
    public record BoshOptions(
            boolean active,
            Bounds bounds,
            Duration maxWait,
            Duration minPolling,
            Duration maxInactivity,
            Duration maxPause,
            Duration maxUnclaimed,
            int requests,
            int hold,
            int maxWaiting,
            int maxBatch,
            Duration batchWait,
            int maxSessions,
            Optional<String> hostname,
            List<Header> headers) {}

    /** A header of HTTP. */
    public record Header(String name, String value) {}
}
