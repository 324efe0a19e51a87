package im.parley.wire.port;

import java.time.Duration;
import java.util.List;

/**
 * How to listen for SOCKS5 bytestreams.
 *
 * @param ports where
 * @param timeouts how long to wait for a peer
 * @param bounds how much may be at the same time
 */
public record BytestreamPorts(List<Port> ports, Timeouts timeouts, Bounds bounds) {
    /** No ports at all. */
    public static final BytestreamPorts NONE = new BytestreamPorts(
            List.of(), new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)), new Bounds(1, 1, 1));

    /** Takes a copy of the list. */
    public BytestreamPorts {
        ports = List.copyOf(ports);
    }

    /**
     * @param number the TCP port, 0 for any free one
     * @param interfaces the addresses to bind; {@code *} means all
     * @param connectionsPerSecond accepted on this port; 0 for no limit
     */
    public record Port(int number, List<String> interfaces, int connectionsPerSecond) {
        /** Takes a copy of the list. */
        public Port {
            interfaces = List.copyOf(interfaces);
        }
    }

    /**
     * @param handshake from the connection to the end of the SOCKS5 handshake
     * @param activation from there until the bytestream is activated
     * @param idle without a byte in either direction after that
     */
    public record Timeouts(Duration handshake, Duration activation, Duration idle) {}

    /**
     * @param unmatched connections that are not part of an active bytestream
     * @param perAddress connections from one IP address, an IPv6 /64 network counts as one; 0 for no limit
     * @param active bytestreams that are active
     */
    public record Bounds(int unmatched, int perAddress, int active) {}
}
