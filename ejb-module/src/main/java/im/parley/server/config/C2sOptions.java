package im.parley.server.config;

import static java.time.temporal.ChronoUnit.MILLIS;

import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import im.parley.server.spi.option.StreamManagementOptions;
import im.parley.server.spi.option.ThrottlingOptions;
import im.parley.server.spi.option.Written;
import im.parley.wire.port.HttpOptions;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.xml.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code c2s}: connections of clients over TCP. */
@Ignored(
        value = "stream-error-counter",
        because = "stream errors are always counted, by their condition: `parley_stream_errors_total`")
@Ignored(
        value = {"pipelining", "routingComputer"},
        because = "Parley is built differently and has no such part")
public record C2sOptions(
        @Bean(name = "connections", help = "The ports.") ConnectionsOptions connections,
        @Bean(name = TlsOptions.BEAN, help = TlsOptions.HELP) TlsOptions tls,
        @Bean(
                        name = ThrottlingOptions.BEAN,
                        help = "How many accounts may be made over these connections; they are counted apart from"
                                + " all others. Off unless it is written with `()`.")
                ThrottlingOptions throttling,
        @Group Elements elements,
        @Group Timeouts timeouts,
        @Group Watchdog watchdog,
        @Group Rates rates,
        @Group AccessOptions access,
        @Bean(name = "urn:xmpp:sm:3", help = "Stream management (XEP-0198); `(active: false)` switches it off.")
                StreamManagementOptions management,
        @Option(
                        name = "max-auth-attempts",
                        byDefault = "3",
                        min = "1",
                        max = "10",
                        help = "Failed log-ins on one connection before it is closed (RFC 6120, 6.4.5).")
                int maxAuthAttempts,
        @Option(
                        name = "max-unauthenticated",
                        byDefault = "20000",
                        min = "1",
                        help = "Connections on one port of clients that have not logged in yet; above it the oldest of them"
                                + " ends, so that whoever holds many open keeps nobody out. More than may come at once when"
                                + " the network returns.")
                int unauthenticated,
        @Bean(name = "client-trust-manager-factory", help = "Clients that log in with a certificate (XEP-0178).")
                ClientTrustOptions trust,
        @Bean(name = "seeOtherHost", help = "Other hosts that serve the clients.") SeeOtherHostOptions elsewhere,
        @Bean(name = "cm-see-other-host", help = "The same as `seeOtherHost`, by its older name.")
                SeeOtherHostOptions elsewhereOfOld) {
    /** The name of the bean. */
    public static final String BEAN = "c2s";

    /** How large one stanza may be. */
    public record Elements(
            @Option(
                            name = "max-stanza-bytes",
                            byDefault = "256 * 1024",
                            min = "10000",
                            max = "64 * 1024 * 1024",
                            help = "The largest stanza of a client that has logged in, in bytes. RFC 6120, 13.12"
                                    + " forbids less than 10000.")
                    int bytes,
            @Option(
                            name = "max-stanza-bytes-before-auth",
                            byDefault = "16 * 1024",
                            min = "10000",
                            max = "1024 * 1024",
                            help = "The largest element before the log-in, in bytes.")
                    int bytesBeforeAuth,
            @Option(
                            name = "max-stanza-depth",
                            byDefault = "100",
                            min = "10",
                            max = "1000",
                            help = "How deep the elements of a stanza may be nested.")
                    int depth,
            @Option(
                            name = "max-attributes",
                            byDefault = "64",
                            min = "8",
                            max = "1000",
                            help = "How many attributes one element may have.")
                    int attributes,
            @Option(
                            name = "elements-number-limit",
                            byDefault = "1000",
                            min = "100",
                            max = "100000",
                            help = "How many elements one stanza may hold, at all depths.")
                    int children) {}

    /** How long a client may be silent. */
    public record Timeouts(
            @Option(
                            name = "max-inactivity-time",
                            aliases = "maxInactivityTime",
                            byDefault = "PT24H",
                            min = "PT10S",
                            help = "A connection that sends nothing for so long is closed.")
                    Duration idle,
            @Option(
                            name = "stream-close-timeout",
                            byDefault = "PT5S",
                            min = "PT0S",
                            max = "PT1M",
                            help = "How long a closed stream waits for the client's closing tag.")
                    Duration close) {}

    /** What is done about connections that may be dead. */
    public record Watchdog(
            @Option(
                            name = "watchdog-timeout",
                            aliases = "watchdog_timeout",
                            byDefault = "29L * 60 * 1000",
                            min = "PT0S",
                            max = "PT24H",
                            unit = MILLIS,
                            help = "A client that has sent nothing for so long is asked whether it is there; 0 asks"
                                    + " nobody.")
                    Duration after,
            @Option(
                            name = "watchdog-delay",
                            aliases = "watchdog_delay",
                            byDefault = "10L * 60 * 1000",
                            min = "PT1S",
                            max = "PT24H",
                            unit = MILLIS,
                            help = "How long it may take to say anything then; after that the connection is dead. With"
                                    + " white space, how long until the next one.")
                    Duration patience,
            @Option(
                            name = "watchdog-ping-type",
                            aliases = "watchdog_ping_type",
                            byDefault = "'xmpp'",
                            help = "How a silent client is asked: `xmpp` is a ping (XEP-0199), or a request for an"
                                    + " acknowledgement where there is stream management, and wants an answer;"
                                    + " `whitespace` is a space, and wants none: a connection is dead when it cannot"
                                    + " take it.")
                    PingType type) {
        /** How a client is asked. */
        public enum PingType {
            /** By something that it has to answer. */
            @Written({"xmpp", "XMPP"})
            XMPP,
            /** By something that only has to arrive. */
            @Written({"whitespace", "WHITESPACE"})
            WHITESPACE
        }

        ListenerOptions.Silence silence() {
            return new ListenerOptions.Silence(after, patience, type == PingType.XMPP);
        }
    }

    /** How much one client may ask for. */
    public record Rates(
            @Option(
                            name = "max-connections-per-ip",
                            byDefault = "0",
                            min = "0",
                            help = "Open connections from one IP address; 0 is no limit.")
                    int connectionsPerAddress,
            @Option(
                            name = "last_minute_bin_limit",
                            byDefault = "20000000L",
                            min = "0",
                            help = "Bytes that one connection may send in a minute; above it the server reads slower."
                                    + " 0 is no limit.")
                    long bytesPerMinute,
            @Option(
                            name = "last_minute_bin_limit_per_ip",
                            byDefault = "0L",
                            min = "0",
                            help = "Bytes that all connections from one IP address may send in a minute; above it the"
                                    + " server reads slower. 0 is no limit.")
                    long bytesPerMinutePerAddress,
            @Option(
                            name = "net-buffer-limit",
                            byDefault = "2L * 1024 * 1024",
                            min = "65536",
                            help = "Bytes kept for a client that does not read; above it the connection ends. All who are in a"
                                    + " room may come on top of that once.")
                    long unsentBytes) {}

    /** Other hosts that serve the clients. */
    @Override
    public SeeOtherHostOptions elsewhere() {
        return elsewhere.hosts().isEmpty() ? elsewhereOfOld : elsewhere;
    }

    /** The largest element, in bytes, before or after the log-in. */
    public int largest(boolean loggedIn) {
        return loggedIn ? elements.bytes() : elements.bytesBeforeAuth();
    }

    /** How long a client that has logged in may be silent. */
    public Duration silence() {
        return timeouts.idle();
    }

    /**
     * What the transport needs to know for each port.
     *
     * @param login how long a client may take from connecting to the end of its log-in
     */
    public List<ListenerOptions> listeners(Duration login) {
        return connections.active().entrySet().stream()
                .map(port -> listener(port.getKey(), port.getValue(), login))
                .toList();
    }

    private ListenerOptions listener(int port, ConnectionsOptions.PortOptions options, Duration login) {
        return new ListenerOptions(
                BEAN,
                access.of(options.interfaces()),
                port,
                options.socket(port) == ConnectionsOptions.Socket.SSL,
                options.proxyProtocol(),
                limits(elements, elements.bytesBeforeAuth()),
                limits(elements, elements.bytes()),
                new ListenerOptions.Timeouts(login, timeouts.idle(), timeouts.close(), watchdog.silence()),
                rates(rates, access, Math.max(0, options.connectionsPerSecond()), unauthenticated),
                trust.authorities().isPresent(),
                options.tlsRequired(port),
                tls.policy());
    }

    /** What holds for streams that come over HTTP, with options of the same names. */
    static HttpOptions.Bounds bounds(
            Elements elements,
            Timeouts timeouts,
            Rates rates,
            AccessOptions access,
            Duration login,
            Optional<String> elsewhere) {
        return new HttpOptions.Bounds(
                limits(elements, elements.bytesBeforeAuth()),
                limits(elements, elements.bytes()),
                new ListenerOptions.Timeouts(login, timeouts.idle(), timeouts.close()),
                rates(rates, access, 0, 0),
                elsewhere);
    }

    private static ListenerOptions.Rates rates(
            Rates rates, AccessOptions access, int connectionsPerSecond, int pending) {
        return new ListenerOptions.Rates(
                connectionsPerSecond,
                rates.connectionsPerAddress(),
                perSecond(rates.bytesPerMinute()),
                perSecond(rates.bytesPerMinutePerAddress()),
                rates.unsentBytes(),
                pending,
                access.allowed());
    }

    private static Limits limits(Elements elements, int bytes) {
        return new Limits(bytes, elements.depth(), elements.attributes(), elements.children());
    }

    private static long perSecond(long perMinute) {
        // A tiny limit must not round to 0, which means none.
        return Math.ceilDiv(perMinute, 60);
    }
}
