package im.parley.server.config;

import im.parley.server.config.ConnectionsOptions.PortOptions;
import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Option;
import im.parley.wire.port.HttpOptions;
import im.parley.wire.port.TlsPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The ports for web clients: {@code bosh { connections { ports = [ 5280 ]; 5281 () { socket = ssl } } }}. */
final class HttpPorts {
    /** Those that are for TLS by custom, if nothing else is said. */
    private static final Set<Integer> TLS = Set.of(443, 5281, 5291, 8443);

    // What follows stands in the annotations below, which is all that a constant of the compiler leaves of it.
    @SuppressWarnings("UnusedVariable")
    private static final String HELP = "One port. `5281 () {}` opens a port that is not in `ports`, `5280 (active:"
            + " false) {}` closes one that is. 5281, 5291 and 8443 speak TLS if `socket` says nothing else.";
    @SuppressWarnings("UnusedVariable")
    private static final String LABEL = "<port>";
    @SuppressWarnings("UnusedVariable")
    private static final String PATTERN = "[0-9]{1,5}";

    private HttpPorts() {}

    /** {@code bosh { connections { ... } }}. */
    public record Bosh(
            @Option(
                            name = "ports",
                            byDefault = "[ 5280 ]",
                            env = "PARLEY_BOSH_PORTS",
                            min = "1",
                            max = "65535",
                            help = "The TCP ports. Without TLS nothing but streams is served on them.")
                    Set<Integer> ports,
            @Beans(label = LABEL, pattern = PATTERN, help = HELP) Map<String, PortOptions> settings) {}

    /** {@code ws2s { connections { ... } }}. */
    public record Ws2s(
            @Option(
                            name = "ports",
                            byDefault = "[ 5290, 5291 ]",
                            env = "PARLEY_WEBSOCKET_PORTS",
                            min = "1",
                            max = "65535",
                            help = "The TCP ports. Without TLS nothing but streams is served on them.")
                    Set<Integer> ports,
            @Beans(label = LABEL, pattern = PATTERN, help = HELP) Map<String, PortOptions> settings) {}

    /** {@code web { connections { ... } }}. */
    public record Web(
            @Option(
                            name = "ports",
                            byDefault = "[ 8443 ]",
                            env = "PARLEY_HTTPS_PORTS",
                            min = "1",
                            max = "65535",
                            help = "The TCP ports for everything that the web server has, besides the one of WildFly.")
                    Set<Integer> ports,
            @Beans(label = LABEL, pattern = PATTERN, help = HELP) Map<String, PortOptions> settings) {}

    /** What the web application needs to know, in ascending order. */
    static List<HttpOptions.PortOptions> of(
            String bean, Set<Integer> ports, Map<String, PortOptions> settings, TlsOptions tls, AccessOptions access) {
        TlsPolicy policy = tls.policy();
        TreeMap<Integer, Optional<PortOptions>> open = new TreeMap<>();
        ports.forEach(port -> open.put(port, Optional.empty()));
        settings.forEach((name, options) -> {
            int port = Integer.parseInt(name);
            if (options.active().orElse(true)) {
                open.put(port, Optional.of(options));
            } else {
                open.remove(port);
            }
        });
        return open.entrySet().stream().map(port -> port(
                bean, port.getKey(), port.getValue(), access, policy)).toList();
    }

    private static HttpOptions.PortOptions port(
            String bean, int port, Optional<PortOptions> options, AccessOptions access, TlsPolicy policy) {
        boolean tls = options.flatMap(each -> each.start().socket())
                .map(socket -> socket != ConnectionsOptions.Socket.PLAIN)
                .orElse(TLS.contains(port));
        return new HttpOptions.PortOptions(
                bean,
                port,
                access.of(options.flatMap(PortOptions::interfaces)),
                tls,
                options.map(PortOptions::proxyProtocol).orElse(false),
                !tls && !bean.equals(WebOptions.BEAN),
                policy);
    }
}
