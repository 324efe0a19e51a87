package im.parley.server.config;

import im.parley.server.config.ConnectionsOptions.PortOptions;
import im.parley.server.spi.option.Activity;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.xml.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code s2s}: connections with other servers, in both directions. */
@Ignored(
        value = {
            "domainServerNameMapper",
            "s2sRandomSelector",
            "s2s-conn-selector",
            "cidConnectionsOpenerService",
            "authenticator-selector-manager",
            "startTLS",
            "startZlib",
            "streamError",
            "streamFeatures",
            "streamOpen",
            "packetChecker",
            "max-out-total-conns",
            "max-out-per-ip-conns",
            "one-way-authentication",
            "pipelining",
            "routingComputer"
        },
        because = "Parley is built differently and has no such part")
@Ignored(
        value = {"watchdog-delay", "watchdog-timeout", "watchdog-ping-type"},
        because = "a connection that says nothing for `max-inactivity-time` is closed, and opened again when there is"
                + " something to say")
@Ignored(
        value = "acceptSelfSignedSslCertificates",
        because = "a server whose certificate nobody vouches for proves its domain by dialback, if that is on")
public record S2sOptions(
        @Activity Optional<Boolean> activity,
        @Bean(name = "connections", help = "The ports.") Connections connections,
        @Bean(name = TlsOptions.BEAN, help = TlsOptions.HELP) TlsOptions tls,
        @Group Trust trust,
        @Bean(name = "dialback", help = "Server dialback (XEP-0220); `(active: false)` leaves certificates alone.")
                Dialback dialback,
        @Bean(name = "sasl-external", help = "Authentication by certificates (XEP-0178).") External external,
        @Group Queue queue,
        @Group Elements elements,
        @Group Timeouts timeouts,
        @Group Rates rates,
        @Group AccessOptions access,
        @Bean(name = "dns", help = "How other servers are found.") DnsOptions dns) {
    /** The name of the bean. */
    public static final String BEAN = "s2s";

    /** {@code connections { ports = [ 5269, 5270 ] }}. */
    public record Connections(
            @Option(
                            name = "ports",
                            byDefault = "[ 5269, 5270 ]",
                            min = "0",
                            max = "65535",
                            help = "The TCP ports; 0 is any free one.")
                    Set<Integer> ports,
            @Beans(
                            label = "<port>",
                            pattern = "[0-9]{1,5}",
                            help = "One port. `5271 () {}` opens a port that is not in `ports`, `5270 (active: false) {}`"
                                    + " closes one that is.")
                    Map<String, PortOptions> settings) {}

    /** Whom this server talks to, and how sure it must be. */
    public record Trust(
            @Option(
                            name = "tls-required",
                            byDefault = "true",
                            help = "Whether stanzas go to and come from other servers over TLS alone.")
                    boolean tlsRequired,
            @Option(
                            name = "skip-tls-hostnames",
                            aliases = "s2s-skip-tls-hostnames",
                            byDefault = "[]",
                            help = "Domains that need no TLS nevertheless.")
                    Set<String> plainDomains,
            @Option(
                            name = "certificate-required",
                            byDefault = "false",
                            help = "Whether another server must show a certificate for its domain that an authority has"
                                    + " signed; otherwise dialback will do.")
                    boolean certificateRequired,
            @Option(
                            name = "certificate-required-for",
                            byDefault = "[]",
                            help = "Domains that must show such a certificate even if others need not.")
                    Set<String> certifiedDomains,
            @Option(
                            name = "allowed-domains",
                            byDefault = "[]",
                            help = "The only domains that this server talks to, `'*.example.org'` for all below one;"
                                    + " nothing means all.")
                    Set<String> allowed,
            @Option(
                            name = "blocked-domains",
                            byDefault = "[]",
                            help = "Domains that this server does not talk to.")
                    Set<String> blocked,
            @Option(
                            name = "trusted-authorities",
                            byDefault = "''",
                            help = "A PEM file with the certificates of authorities that are believed besides those of"
                                    + " Java; a relative path begins at the home of the server.")
                    String authorities,
            @Option(
                            name = "revocation-lists",
                            byDefault = "[]",
                            help = "Files with certificate revocation lists of these authorities (DER or PEM).")
                    List<String> revocations) {}

    /** {@code dialback}. */
    @Ignored(value = "skip-tls-hostnames", because = "it stands in `s2s` itself, and holds however they authenticate")
    @Ignored(
            value = {"ejabberd-bug-workaround", "ejabbered-bug-workaround"}, because = "today's ejabberd has no such fault")
    public record Dialback(
            @Activity Optional<Boolean> activity,
            @Option(
                            name = "authenticationTimeOut",
                            byDefault = "30",
                            min = "PT1S",
                            max = "PT5M",
                            help = "How long another server may take from connecting to the end of its authentication.")
                    Duration patience) {}

    /** {@code sasl-external}. */
    @Ignored(value = "skip-tls-hostnames", because = "it stands in `s2s` itself, and holds however they authenticate")
    @Ignored(value = "authenticationTimeOut", because = "that of `dialback` holds for both")
    @Ignored(value = "legacy-compat", because = "a certificate must name the domain that it speaks for")
    public record External(
            @Activity Optional<Boolean> activity,
            @Option(
                            name = "skip-for-domains",
                            byDefault = "[]",
                            help = "Domains with which dialback is used even if both certificates are good.")
                    Set<String> skipped) {}

    /** What waits for another server. */
    public record Queue(
            @Option(
                            name = "max-packet-waiting-time",
                            byDefault = "7 * 60",
                            min = "PT1S",
                            max = "PT24H",
                            help = "How long a stanza waits for a connection; after that its sender gets"
                                    + " `remote-server-timeout`.")
                    Duration patience,
            @Option(
                            name = "retry-time",
                            byDefault = "20",
                            min = "PT0S",
                            max = "PT24H",
                            help = "How long a stanza waits while no connection can be made and the server tries again;"
                                    + " after that its sender is told why.")
                    Duration retry,
            @Option(
                            name = "max-waiting-stanzas",
                            byDefault = "1000",
                            min = "1",
                            max = "1000000",
                            help = "Stanzas that wait from one domain to one other; above it senders get"
                                    + " `resource-constraint`.")
                    int stanzas,
            @Option(
                            name = "max-waiting-bytes",
                            byDefault = "4L * 1024 * 1024",
                            min = "65536",
                            help = "Bytes of stanzas that wait from one domain to one other.")
                    long bytes,
            @Option(
                            name = "max-domain-pairs",
                            byDefault = "100000",
                            min = "100",
                            help = "Pairs of a domain of this server and one of another that are remembered at a time.")
                    int pairs) {}

    /** How large one stanza may be. */
    public record Elements(
            @Option(
                            name = "max-stanza-bytes",
                            byDefault = "512 * 1024",
                            min = "10000",
                            max = "64 * 1024 * 1024",
                            help = "The largest stanza of another server, in bytes.")
                    int bytes,
            @Option(
                            name = "max-stanza-bytes-before-auth",
                            byDefault = "16 * 1024",
                            min = "10000",
                            max = "1024 * 1024",
                            help = "The largest element before it is authenticated, in bytes.")
                    int bytesBeforeAuth,
            @Option(name = "max-stanza-depth", byDefault = "100", min = "10", max = "1000", help = "How deep the elements of a stanza may be nested.")
                    int depth,
            @Option(name = "max-attributes", byDefault = "64", min = "8", max = "1000", help = "How many attributes one element may have.")
                    int attributes,
            @Option(
                            name = "elements-number-limit",
                            byDefault = "10000",
                            min = "100",
                            max = "100000",
                            help = "How many elements one stanza may hold, at all depths.")
                    int children) {}

    /** How long another server may be silent. */
    public record Timeouts(
            @Option(name = "connect-timeout", byDefault = "10", min = "PT1S", max = "PT2M", help = "How long to wait for a connection to one place.")
                    Duration connect,
            @Option(
                            name = "max-inactivity-time",
                            aliases = "maxInactivityTime",
                            byDefault = "15 * 60",
                            min = "PT10S",
                            help = "A stream that carried nothing for so long is closed (XEP-0190).")
                    Duration idle,
            @Option(
                            name = "acknowledge-timeout",
                            byDefault = "60",
                            min = "PT1S",
                            max = "PT1H",
                            help = "How long another server may take to acknowledge what it was sent, to take what waits for"
                                    + " it, and to answer whether a dialback key is its own; then the stream ends, and what"
                                    + " was not acknowledged is sent again on another one.")
                    Duration acknowledge,
            @Option(
                            name = "stream-close-timeout",
                            byDefault = "PT5S",
                            min = "PT0S",
                            max = "PT1M",
                            help = "How long a closed stream waits for the other server's closing tag.")
                    Duration close) {}

    /** How much one server may ask for. */
    public record Rates(
            @Option(
                            name = "max-connections-per-ip",
                            byDefault = "200",
                            min = "0",
                            help = "Open connections from one IP address; 0 is no limit.")
                    int connectionsPerAddress,
            @Option(
                            name = "max-connections-per-domain",
                            byDefault = "20",
                            min = "1",
                            help = "Open connections from one domain, which it has proven, to one domain of this server.")
                    int connectionsPerDomain,
            @Option(
                            name = "max-unauthenticated",
                            byDefault = "1000",
                            min = "1",
                            help = "Connections on one port of servers that have not authenticated yet; above it the oldest"
                                    + " of them ends, so that whoever holds many open keeps nobody out.")
                    int unauthenticated,
            @Option(
                            name = "last_minute_bin_limit",
                            byDefault = "200000000L",
                            min = "0",
                            help = "Bytes that one connection may send in a minute; above it the server reads slower."
                                    + " 0 is no limit.")
                    long bytesPerMinute,
            @Option(
                            name = "net-buffer-limit",
                            byDefault = "20L * 1024 * 1024",
                            min = "65536",
                            help = "Bytes kept for a server that does not read; above it the connection ends.")
                    long unsentBytes) {}

    /** Whether this server talks to others at all. */
    public boolean active() {
        return activity.orElse(true);
    }

    /** What the transport needs to know for each port. */
    public List<ListenerOptions> listeners() {
        if (!active()) {
            return List.of();
        }
        return new ConnectionsOptions(connections.ports(), connections.settings()).active().entrySet().stream()
                .map(port -> listener(port.getKey(), port.getValue()))
                .toList();
    }

    private ListenerOptions listener(int port, PortOptions options) {
        return listener(
                port,
                access.of(options.interfaces()),
                options.socket(port) == ConnectionsOptions.Socket.SSL,
                options.proxyProtocol(),
                new ListenerOptions.Rates(
                        Math.max(0, options.connectionsPerSecond()),
                        rates.connectionsPerAddress(),
                        Math.ceilDiv(rates.bytesPerMinute(), 60),
                        0,
                        rates.unsentBytes(),
                        rates.unauthenticated(),
                        access.allowed()));
    }

    /** What the transport needs to know for a connection that this server opens. */
    public ListenerOptions outgoing(boolean directTls) {
        ListenerOptions.Rates bounds = new ListenerOptions.Rates(
                0, 0, Math.ceilDiv(rates.bytesPerMinute(), 60), 0, rates.unsentBytes());
        return listener(0, List.of(), directTls, false, bounds);
    }

    private ListenerOptions listener(
            int port, List<String> interfaces, boolean directTls, boolean proxy, ListenerOptions.Rates bounds) {
        return new ListenerOptions(
                BEAN,
                interfaces,
                port,
                directTls,
                proxy,
                limits(elements.bytesBeforeAuth()),
                limits(elements.bytes()),
                new ListenerOptions.Timeouts(dialback.patience(), timeouts.idle().multipliedBy(2), timeouts.close()),
                bounds,
                true,
                false,
                tls.policy());
    }

    private Limits limits(int bytes) {
        return new Limits(bytes, elements.depth(), elements.attributes(), elements.children());
    }
}
