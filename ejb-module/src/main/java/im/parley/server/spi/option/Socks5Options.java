package im.parley.server.spi.option;

import im.parley.server.spi.Processor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code socks5}: the proxy for bytestreams. */
@Processor(
        id = Socks5Options.BEAN,
        aliases = "proxy",
        component = true,
        help = "The proxy for SOCKS5 bytestreams (XEP-0065): where it is, who may relay how much through it, and where that"
                + " is written down.")
public record Socks5Options(
        @Group Socks5Options.Presence presence,
        @Option(
                        name = "verifier-class",
                        byDefault = "'DummyVerifier'",
                        help = "Who decides: `'DummyVerifier'` lets everybody relay as much as he wants,"
                                + " `'LimitsVerifier'` has limits per month. The older way to write the class of `verifier`.")
                VerifierClass verifierClass,
        @Bean(
                        name = "verifier",
                        help = "The limits: `verifier (class: tigase.socks5.verifiers.LimitsVerifier) { ... }`.")
                Verifier verifier,
        @Bean(name = "tigase.socks5.verifiers.LimitsVerifier", help = "The limits, the older way to write them.")
                LimitOptions limits,
        @Bean(name = "repository", help = "Where limits and use are kept.") Repository repository,
        @Bean(name = "connections", help = "The ports.") Ports connections,
        @Group Bounds bounds) {
    /** The name of the bean. */
    public static final String BEAN = "socks5";

    /** Which verifier decides. */
    public enum VerifierClass {
        /** Nobody is limited. */
        @Written({"DummyVerifier", "tigase.socks5.verifiers.DummyVerifier"})
        DUMMY,
        /** Everybody is. */
        @Written({"LimitsVerifier", "tigase.socks5.verifiers.LimitsVerifier"})
        LIMITS
    }

    /** Where the proxy is found, and by whom. */
    public record Presence(
            @Option(
                            name = "label",
                            byDefault = "'proxy'",
                            help = "What stands before the served domain: `'relay'` makes `relay.example.org`.")
                    String label,
            @Option(name = "name", byDefault = "'SOCKS5 Bytestreams'", help = "The name of the service for people.")
                    String name,
            @Option(
                            name = "remote-addresses",
                            byDefault = "[]",
                            help = "IP addresses or names at which clients reach the proxy, the best first:"
                                    + " `'192.168.1.205,20.255.13.190'`. Without any it takes those of this machine.")
                    List<String> addresses,
            @Option(
                            name = "local-only",
                            byDefault = "false",
                            help = "Whether only users of this server may have bytestreams relayed, and not those of other"
                                    + " servers.")
                    boolean localOnly,
            @Option(
                            name = "instance-name",
                            byDefault = "'parley'",
                            help = "The name of this server for `instance-limit`; servers that share a database have"
                                    + " different ones.")
                    String instance) {}

    /** {@code verifier}. */
    public record Verifier(
            @ClassName({
                        "tigase.socks5.verifiers.DummyVerifier",
                        "tigase.socks5.verifiers.LimitsVerifier",
                        "DummyVerifier",
                        "LimitsVerifier"
                    })
                    Optional<String> className,
            @Group LimitOptions limits) {}

    /** What {@code LimitsVerifier} allows; 0 is no limit, -1 forbids. */
    public record LimitOptions(
            @Option(
                            name = "transfer-update-quantization",
                            byDefault = "1024 * 1024",
                            min = "1",
                            help = "After so many bytes of a bytestream it is looked whether more may go. Less makes"
                                    + " transfers slower; more lets several transfers that run at the same time stop earlier"
                                    + " than each alone would.")
                    long quantum,
            @Option(
                            name = "global-limit",
                            byDefault = "0",
                            min = "-1",
                            help = "MB (1024 * 1024 bytes) per month for all servers that share the database.")
                    long global,
            @Option(name = "instance-limit", byDefault = "0", min = "-1", help = "MB per month for this server.")
                    long instance,
            @Option(
                            name = "default-domain-limit",
                            byDefault = "0",
                            min = "-1",
                            help = "MB per month for each domain that has no limit of its own.")
                    long domain,
            @Option(
                            name = "default-user-limit",
                            byDefault = "0",
                            min = "-1",
                            help = "MB per month for each account that has no limit of its own.")
                    long user,
            @Option(
                            name = "default-file-limit",
                            byDefault = "10",
                            min = "-1",
                            help = "MB for each bytestream of those who have no limit of their own.")
                    long file) {}

    /** {@code repository}. */
    public record Repository(
            @Bean(name = "default", help = "The only one there is.") Source source) {}

    /** {@code repository { default () {} }}. */
    public record Source(
            @Option(
                            name = "cls",
                            help = "`'dummy'` keeps nothing: no limits, and no list of what was relayed.")
                    Optional<RepositoryClass> kind,
            @Option(
                            name = "dataSourceName",
                            byDefault = "'default'",
                            help = "The name of a `dataSource` that is for the proxy alone. Its tables are made at the start.")
                    String dataSource) {}

    /** What may be said of a repository. */
    public enum RepositoryClass {
        /** There is none. */
        @Written({"dummy", "tigase.socks5.repository.DummySocks5Repository"})
        DUMMY
    }

    /** {@code connections}. */
    public record Ports(
            @Option(
                            name = "ports",
                            byDefault = "[ 1080 ]",
                            env = "PARLEY_SOCKS5_PORTS",
                            min = "0",
                            max = "65535",
                            help = "The TCP ports; 0 is any free one. When one cannot be opened there is no proxy, and the"
                                    + " server runs without it.")
                    Set<Integer> ports,
            @Beans(
                            label = "<port>",
                            pattern = "[0-9]{1,5}",
                            help = "One port. `1081 () {}` opens a port that is not in `ports`, `1080 (active: false) {}`"
                                    + " closes one that is.")
                    Map<String, Port> settings) {}

    /** One port. */
    @Ignored(value = {"socket", "type", "enableProxy", "tls"}, because = "SOCKS5 has nothing of the kind")
    public record Port(
            @Activity Optional<Boolean> active,
            @Option(name = "ifc", byDefault = "[ '*' ]", help = "The addresses to listen on; `'*'` is all of them.")
                    List<String> interfaces,
            @Option(
                            name = "new-connections-throttling",
                            byDefault = "-1",
                            min = "-1",
                            help = "New connections in a second; 0 or less is no limit.")
                    int connectionsPerSecond) {}

    /** How much of everything. */
    public record Bounds(
            @Option(
                            name = "handshake-timeout",
                            byDefault = "10",
                            min = "PT1S",
                            max = "PT5M",
                            help = "How long a SOCKS5 handshake may take.")
                    Duration handshake,
            @Option(
                            name = "activation-timeout",
                            byDefault = "120",
                            min = "PT1S",
                            max = "PT1H",
                            help = "How long a connection waits for the other party and the activation.")
                    Duration activation,
            @Option(
                            name = "idle-timeout",
                            byDefault = "15 * 60",
                            min = "PT1S",
                            help = "A bytestream without a byte in either direction for so long ends, at the latest after"
                                    + " twice that time.")
                    Duration idle,
            @Option(
                            name = "max-unmatched",
                            byDefault = "4096",
                            min = "2",
                            max = "1000000",
                            help = "Connections that are no part of an active bytestream. Above it those go that have"
                                    + " been in their handshake for the longest time.")
                    int unmatched,
            @Option(
                            name = "max-connections-per-ip",
                            byDefault = "1000",
                            min = "0",
                            help = "Connections from one IP address; 0 is no limit.")
                    int perAddress,
            @Option(
                            name = "max-bytestreams",
                            byDefault = "10000",
                            min = "1",
                            max = "1000000",
                            help = "Bytestreams that are active at the same time.")
                    int active,
            @Option(
                            name = "keep-connections",
                            byDefault = "90 * 24 * 3600",
                            min = "P1D",
                            help = "How long it is remembered who has sent how much to whom. Use per month is kept for two"
                                    + " years.")
                    Duration kept) {}

    /** Whether {@code LimitsVerifier} decides; without a repository it cannot. */
    public boolean limited() {
        return keeps()
                && verifier.className()
                        .map(name -> name.endsWith("LimitsVerifier"))
                        .orElse(verifierClass == VerifierClass.LIMITS);
    }

    /** Whether limits and use are kept. */
    public boolean keeps() {
        return repository.source().kind().isEmpty();
    }

    /** The limits, wherever they are written. */
    public LimitOptions limitOptions() {
        return verifier.className().isEmpty() && verifierClass == VerifierClass.LIMITS ? limits : verifier.limits();
    }
}
