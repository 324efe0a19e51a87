package im.parley.wire.port;

import im.parley.wire.addr.AddressBlock;
import im.parley.wire.xml.Limits;
import java.time.Duration;
import java.util.List;

/**
 * How to listen on one port.
 *
 * @param name who listens, for log lines and statistics, for example {@code c2s}
 * @param interfaces the addresses to bind; {@code *} means all
 * @param port the TCP port, 0 for any free one
 * @param directTls whether TLS starts at once (XEP-0368) instead of by STARTTLS
 * @param proxyProtocol whether each connection must begin with a PROXY protocol header, version 1 or 2
 * @param before the limits of XML until the peer has authenticated
 * @param after the limits of XML from then on
 * @param timeouts how long to wait for a peer
 * @param rates how much one peer may ask for
 * @param clientCertificates whether a TLS handshake asks the peer for a certificate, which it may refuse to show; it is
 *     reported by {@link TlsFacts#peerCertificates()}, not verified
 * @param tlsRequired whether a peer must use TLS whatever its domain says; the server sees to it ({@link
 *     Facts#tlsRequired()})
 * @param tls which TLS is spoken
 */
public record ListenerOptions(
        String name,
        List<String> interfaces,
        int port,
        boolean directTls,
        boolean proxyProtocol,
        Limits before,
        Limits after,
        Timeouts timeouts,
        Rates rates,
        boolean clientCertificates,
        boolean tlsRequired,
        TlsPolicy tls) {

    /** A listener that asks for no certificates, leaves the demand for TLS to the domains, and speaks the standard one. */
    public ListenerOptions(
            String name,
            List<String> interfaces,
            int port,
            boolean directTls,
            boolean proxyProtocol,
            Limits before,
            Limits after,
            Timeouts timeouts,
            Rates rates) {
        this(name, interfaces, port, directTls, proxyProtocol, before, after, timeouts, rates, false, false,
                TlsPolicy.STANDARD);
    }

    /**
     * @param login from the connection to the end of its log-in; also bounds a TLS handshake and a half-open one
     * @param idle without a byte from the peer after that
     * @param close for the peer's closing tag
     */
    public record Timeouts(Duration login, Duration idle, Duration close, Silence silence) {
        /** Timeouts that let a silent peer be until its connection is idle. */
        public Timeouts(Duration login, Duration idle, Duration close) {
            this(login, idle, close, Silence.UNHEEDED);
        }
    }

    /**
     * What is done when a peer is silent, so that a connection that is dead is found before its time is over.
     *
     * @param after how long it may be silent before it is asked; 0 for ever
     * @param patience how long it may take to say anything then, before the connection ends as an idle one
     * @param asked whether the server asks it ({@link StreamHandler#silent}); else it is sent white space (RFC 6120 section
     *     4.6.1) and owes no answer: a connection that cannot take that breaks by itself
     */
    public record Silence(Duration after, Duration patience, boolean asked) {
        /** Nothing is done. */
        public static final Silence UNHEEDED = new Silence(Duration.ZERO, Duration.ZERO, false);
    }

    /**
     * A value of 0 means no limit.
     *
     * @param connectionsPerSecond accepted on this port
     * @param connectionsPerAddress at the same time from one IP address; an IPv6 /64 network counts as one
     * @param bytesPerSecond read from one connection, averaged; above it reading pauses
     * @param bytesPerSecondPerAddress read from one IP address, averaged; above it reading pauses
     * @param unsentBytes kept for a peer that does not take them; above it the connection ends
     * @param pending connections that have not authenticated; above it the oldest of them ends, so that whoever holds many
     *     open keeps nobody out
     * @param allowed from where anybody may connect; empty is from everywhere
     */
    public record Rates(
            int connectionsPerSecond,
            int connectionsPerAddress,
            long bytesPerSecond,
            long bytesPerSecondPerAddress,
            long unsentBytes,
            int pending,
            List<AddressBlock> allowed) {

        /** Rates for peers from everywhere. */
        public Rates(
                int connectionsPerSecond,
                int connectionsPerAddress,
                long bytesPerSecond,
                long bytesPerSecondPerAddress,
                long unsentBytes,
                int pending) {
            this(
                    connectionsPerSecond,
                    connectionsPerAddress,
                    bytesPerSecond,
                    bytesPerSecondPerAddress,
                    unsentBytes,
                    pending,
                    List.of());
        }

        /** Rates that let any number of connections wait for their log-in to end. */
        public Rates(
                int connectionsPerSecond,
                int connectionsPerAddress,
                long bytesPerSecond,
                long bytesPerSecondPerAddress,
                long unsentBytes) {
            this(
                    connectionsPerSecond,
                    connectionsPerAddress,
                    bytesPerSecond,
                    bytesPerSecondPerAddress,
                    unsentBytes,
                    0);
        }
    }
}
