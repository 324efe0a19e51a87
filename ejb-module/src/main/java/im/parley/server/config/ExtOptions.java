package im.parley.server.config;

import static java.time.temporal.ChronoUnit.MILLIS;

import im.parley.server.config.ConnectionsOptions.Socket;
import im.parley.server.spi.option.Activity;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.xml.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code ext}: external components (XEP-0114, XEP-0225). */
@Ignored(value = {"repository", "experimental"}, because = "components that are added at run time are in the database of the server")
@Ignored(value = "close-on-seq-error", because = "a component that sends what it may not send yet is always cut off")
@Ignored(
        value = "bind-ext-hostnames",
        because = "which domains a component has is said where it is defined; with XEP-0225 it may bind each of them")
@Ignored(value = "identity-type", because = "what a component is, it says itself when it is asked (XEP-0030)")
@Ignored(
        value = {"max-inactivity-time", "maxInactivityTime"},
        because = "a component that is silent for three times `watchdog-timeout` is cut off")
@Ignored(value = {"watchdog-ping-type", "watchdog_ping_type"}, because = "a silent component gets a ping that it has to answer")
public record ExtOptions(
        @Activity Optional<Boolean> activity,
        @Option(
                        name = "items",
                        byDefault = "[]",
                        secret = true,
                        help = "Components, each as `'domain:password:type:port:remote:protocol:balancer'`; everything"
                                + " behind the password may be left out. `type` is `accept` or `connect`, `remote` the"
                                + " domain of the other side and hosts of it with `;` between them, `protocol` `accept`,"
                                + " `connect`, `sasl` or `autodetect`, `balancer` `ReceiverBareJidLB` or `SenderBareJidLB`."
                                + " Others are added at run time.")
                List<String> items,
        @Bean(name = "rights", help = "What components of `items` may do besides.") RightsOptions rights,
        @Bean(name = "connections", help = "The ports.") Connections connections,
        @Bean(name = TlsOptions.BEAN, help = TlsOptions.HELP) TlsOptions tls,
        @Group Sharing sharing,
        @Option(
                        name = "max-auth-attempts",
                        byDefault = "3",
                        min = "1",
                        max = "10",
                        help = "Failed log-ins on one connection before it is closed, where the protocol lets a component try"
                                + " again (XEP-0225).")
                int maxAuthAttempts,
        @Group Elements elements,
        @Group Timeouts timeouts,
        @Group Rates rates,
        @Group AccessOptions access) {
    /** The name of the bean. */
    public static final String BEAN = "ext";

    /** {@code rights { 'irc.example.org' () { privileges = [ 'roster=get' ] } }}. */
    public record RightsOptions(
            @Beans(label = "<domain>", help = "What one of them may do.") Map<String, ComponentRights> components) {}

    /** What a component may do besides. */
    public record ComponentRights(
            @Option(
                            name = "privileges",
                            byDefault = "[]",
                            help = "What it may do for users (XEP-0356): `'roster=both'`, `'roster=get push=false'`,"
                                    + " `'message=outgoing'`, `'presence=managed_entity'`, `'presence=roster'`, `'iq=set"
                                    + " NAMESPACE'`.")
                    List<String> privileges,
            @Option(
                            name = "delegations",
                            byDefault = "[]",
                            help = "The namespaces whose requests it answers in place of the server (XEP-0355), each as"
                                    + " `'NAMESPACE'`, or as `'NAMESPACE attribute ...'` for those requests alone that have"
                                    + " these attributes.")
                    List<String> delegations) {}

    /** {@code connections { ports = [ 5275 ]; 5275 () { ifc = [ '*' ] } }}. */
    public record Connections(
            @Option(
                            name = "ports",
                            byDefault = "[ 5275 ]",
                            min = "0",
                            max = "65535",
                            help = "The TCP ports; 0 is any free one.")
                    Set<Integer> ports,
            @Beans(
                            label = "<port>",
                            pattern = "[0-9]{1,5}",
                            help = "One port. `5276 () {}` opens a port that is not in `ports`, `5275 (active: false) {}`"
                                    + " closes one that is.")
                    Map<String, Port> settings) {}

    /** One port. */
    public record Port(
            @Activity Optional<Boolean> active,
            @Option(
                            name = "socket",
                            byDefault = "'plain'",
                            help = "`'plain'`: TCP, and a component may start TLS if its protocol has that (XEP-0225);"
                                    + " `'tls'`: it must; `'ssl'`: TLS from the first byte.")
                    Socket socket,
            @Option(
                            name = "ifc",
                            help = "The addresses to listen on; `'*'` is all of them. By default as the bean says, or"
                                    + " `127.0.0.1`. XEP-0114 has no TLS: let others than this machine in over `'ssl'` or a"
                                    + " network that you trust.")
                    Optional<List<String>> interfaces,
            @Option(
                            name = "new-connections-throttling",
                            byDefault = "-1",
                            min = "-1",
                            help = "New connections in a second; 0 or less is no limit.")
                    int connectionsPerSecond,
            @Option(
                            name = "type",
                            byDefault = "'accept'",
                            help = "Components connect to the server; where the server connects, the component says so.")
                    ConnectionsOptions.Direction type,
            @Option(
                            name = "enableProxy",
                            byDefault = "false",
                            help = "Whether every connection begins with a PROXY protocol header, version 1 or 2.")
                    boolean proxyProtocol) {}

    /** What happens when a component connects that is connected already. */
    public enum Conflict {
        /** Both connections are used. */
        BALANCE,
        /** The old one ends. */
        REPLACE_OLD,
        /** The new one ends. */
        REJECT_NEW
    }

    /** Several connections of one component. */
    public record Sharing(
            @Option(
                            name = "connection-conflict",
                            byDefault = "'balance'",
                            help = "What happens when a component connects again: `'balance'` shares the stanzas out,"
                                    + " `'replace-old'` ends the old connection, `'reject-new'` refuses the new one with"
                                    + " `conflict`.")
                    Conflict conflict,
            @Option(
                            name = "max-connections-per-component",
                            byDefault = "16",
                            min = "1",
                            max = "1000",
                            help = "Connections of one component; above it new ones are refused with"
                                    + " `resource-constraint`.")
                    int most) {}

    /** How large one stanza may be. */
    public record Elements(
            @Option(
                            name = "max-stanza-bytes",
                            byDefault = "1024 * 1024",
                            min = "10000",
                            max = "64 * 1024 * 1024",
                            help = "The largest stanza of a component, in bytes.")
                    int bytes,
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

    /** How long a component may be silent. */
    public record Timeouts(
            @Option(
                            name = "auth-timeout",
                            aliases = "authenticationTimeOut",
                            byDefault = "30",
                            min = "PT1S",
                            max = "PT5M",
                            help = "How long a component may take from connecting to the end of its log-in.")
                    Duration login,
            @Option(
                            name = "watchdog-timeout",
                            aliases = {"watchdog_timeout", "watchdog-delay", "watchdog_delay"},
                            byDefault = "10L * 60 * 1000",
                            min = "PT1S",
                            unit = MILLIS,
                            help = "A component that was silent for so long is pinged; after three times as long its"
                                    + " connection ends.")
                    Duration silence,
            @Option(
                            name = "retry-time",
                            byDefault = "15",
                            min = "PT1S",
                            max = "PT1H",
                            help = "How long to wait before a connection that this server makes is tried again; after each"
                                    + " failure twice as long, up to five minutes.")
                    Duration retry,
            @Option(
                            name = "stream-close-timeout",
                            byDefault = "PT5S",
                            min = "PT0S",
                            max = "PT1M",
                            help = "How long a closed stream waits for the closing tag of the other side.")
                    Duration close) {}

    /** How much a component may ask for. */
    public record Rates(
            @Option(
                            name = "max-connections-per-ip",
                            byDefault = "1000",
                            min = "0",
                            help = "Open connections from one IP address; 0 is no limit.")
                    int connectionsPerAddress,
            @Option(
                            name = "max-unauthenticated",
                            byDefault = "200",
                            min = "1",
                            help = "Connections that have not logged in yet.")
                    int unauthenticated,
            @Option(
                            name = "last_minute_bin_limit",
                            byDefault = "0L",
                            min = "0",
                            help = "Bytes that one connection may send in a minute; above it the server reads slower."
                                    + " 0 is no limit.")
                    long bytesPerMinute,
            @Option(
                            name = "net-buffer-limit",
                            byDefault = "20L * 1024 * 1024",
                            min = "65536",
                            help = "Bytes kept for a component that does not read; above it the connection ends.")
                    long unsentBytes) {}

    private static final int BYTES_BEFORE_LOGIN = 10_000;
    private static final Port USUAL = new Port(
            Optional.empty(), Socket.PLAIN, Optional.empty(), -1, ConnectionsOptions.Direction.ACCEPT, false);
    private static final List<String> THIS_MACHINE = List.of("127.0.0.1");

    /** Whether there are external components at all. */
    public boolean active() {
        return activity.orElse(true);
    }

    /** What the transport needs to know for each port. */
    public List<ListenerOptions> listeners() {
        if (!active()) {
            return List.of();
        }
        Map<Integer, Port> open = new TreeMap<>();
        connections.ports().forEach(port -> open.put(port, USUAL));
        connections.settings().forEach((name, port) -> {
            int number = Integer.parseInt(name);
            if (port.active().orElse(true)) {
                open.put(number, port);
            } else {
                open.remove(number);
            }
        });
        List<ListenerOptions> all = new ArrayList<>();
        open.forEach((number, port) -> all.add(listener(number, port.socket(), interfaces(port), port.proxyProtocol(), taken(port))));
        return all;
    }

    private List<String> interfaces(Port port) {
        return port.interfaces().or(access::interfaces).orElse(THIS_MACHINE);
    }

    private ListenerOptions.Rates taken(Port port) {
        return new ListenerOptions.Rates(
                Math.max(0, port.connectionsPerSecond()),
                rates.connectionsPerAddress(),
                bytesPerSecond(),
                0,
                rates.unsentBytes(),
                0,
                access.allowed());
    }

    private long bytesPerSecond() {
        return Math.ceilDiv(rates.bytesPerMinute(), 60);
    }

    /** What the transport needs to know for a connection that this server makes. */
    public ListenerOptions outgoing(boolean directTls) {
        ListenerOptions.Rates made = new ListenerOptions.Rates(0, 0, bytesPerSecond(), 0, rates.unsentBytes());
        return listener(0, directTls ? Socket.SSL : Socket.PLAIN, List.of(), false, made);
    }

    private ListenerOptions listener(
            int number, Socket socket, List<String> interfaces, boolean proxy, ListenerOptions.Rates bounds) {
        return new ListenerOptions(
                BEAN,
                interfaces,
                number,
                socket == Socket.SSL,
                proxy,
                limits(BYTES_BEFORE_LOGIN),
                limits(elements.bytes()),
                new ListenerOptions.Timeouts(timeouts.login(), timeouts.silence().multipliedBy(3), timeouts.close()),
                bounds,
                false,
                socket == Socket.TLS,
                tls.policy());
    }

    private Limits limits(int bytes) {
        return new Limits(bytes, elements.depth(), elements.attributes(), elements.children());
    }
}
