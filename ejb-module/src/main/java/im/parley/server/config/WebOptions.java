package im.parley.server.config;

import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Option;
import im.parley.wire.port.HttpOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code web}: what holds for everything that comes over HTTP. */
public record WebOptions(
        @Bean(name = "connections", help = "The ports.") HttpPorts.Web connections,
        @Bean(name = TlsOptions.BEAN, help = TlsOptions.HELP) TlsOptions tls,
        @Option(
                        name = "public-url",
                        env = "PARLEY_PUBLIC_URL",
                        help = "The address of the web server as browsers see it, if a proxy stands before it:"
                                + " `'https://chat.example.org'`. By default the one that they ask for.")
                Optional<String> publicUrl,
        @Option(
                        name = "trusted-proxies",
                        byDefault = "[ '127.0.0.0/8', '::1' ]",
                        env = "PARLEY_TRUSTED_PROXIES",
                        help = "Reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed: addresses"
                                + " or blocks.")
                List<String> proxies,
        @Option(
                        name = "allowed-origins",
                        byDefault = "[]",
                        help = "The web sites whose scripts may connect over WebSocket and BOSH:"
                                + " `[ 'https://chat.example.org' ]`. Empty is all of them: a stream has a log-in of its"
                                + " own, so that no site can use what a browser remembers.")
                Set<String> origins,
        @Option(
                        name = "local-is-secure",
                        byDefault = "true",
                        help = "Whether a connection over HTTP that does not leave the machine needs no TLS. With a proxy"
                                + " on the same machine that sends no `X-Forwarded-Proto` it is the proxy's duty to use"
                                + " TLS.")
                boolean localIsSecure) {
    /** The name of the bean. */
    public static final String BEAN = "web";

    private static final AccessOptions EVERYWHERE = new AccessOptions(Optional.empty(), List.of());

    /** With ports besides the one of WildFly, or none. */
    public WebOptions(
            Set<Integer> ports,
            Optional<String> publicUrl,
            List<String> proxies,
            Set<String> origins,
            boolean localIsSecure) {
        this(new HttpPorts.Web(ports, Map.of()), TlsOptions.STANDARD, publicUrl, proxies, origins, localIsSecure);
    }

    /** The first port, as the configuration counts them, on which the whole web server speaks TLS. */
    public Optional<Integer> tlsPort() {
        return ports().stream()
                .filter(HttpOptions.PortOptions::tls)
                .map(HttpOptions.PortOptions::port)
                .findFirst();
    }

    List<HttpOptions.PortOptions> ports() {
        return HttpPorts.of(BEAN, connections.ports(), connections.settings(), tls, EVERYWHERE);
    }

    HttpOptions.Access wire() {
        return new HttpOptions.Access(publicUrl, proxies, origins, localIsSecure);
    }
}
