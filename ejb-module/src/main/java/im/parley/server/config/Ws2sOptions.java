package im.parley.server.config;

import im.parley.server.spi.option.Activity;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import im.parley.server.spi.option.ThrottlingOptions;
import im.parley.wire.port.HttpOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code ws2s}: connections of clients over WebSocket. */
@Ignored(value = {"seeOtherHost", "cm-see-other-host"}, because = "clients are sent elsewhere by `see-other-uri`")
@Ignored(
        value = {"hybiProtocol", "hyxie76Protocol", "ws-allow-unmasked-frames"},
        because = "WildFly speaks the WebSocket protocol of RFC 6455 and no other")
public record Ws2sOptions(
        @Activity Optional<Boolean> activity,
        @Bean(name = "connections", help = "The ports.") HttpPorts.Ws2s connections,
        @Bean(name = TlsOptions.BEAN, help = TlsOptions.HELP) TlsOptions tls,
        @Bean(
                        name = ThrottlingOptions.BEAN,
                        help = "How many accounts may be made over WebSocket; they are counted apart from all others."
                                + " Off unless it is written with `()`.")
                ThrottlingOptions throttling,
        @Group C2sOptions.Elements elements,
        @Group C2sOptions.Timeouts timeouts,
        @Group C2sOptions.Rates rates,
        @Group AccessOptions access,
        @Option(
                        name = "ping-interval",
                        byDefault = "PT45S",
                        min = "PT0S",
                        max = "PT1H",
                        help = "After so much silence of a client the server sends a ping of WebSocket, so that proxies"
                                + " keep the connection; without an answer in twice the time the connection ends. 0 is"
                                + " never.")
                Duration ping,
        @Option(
                        name = "see-other-uri",
                        help = "Send clients to this address instead of serving them (RFC 7395, 3.6.1).")
                Optional<String> elsewhere) {
    /** The name of the bean, and of the listener. */
    public static final String BEAN = "ws2s";

    /** Those of a part that is off are closed. */
    List<HttpOptions.PortOptions> ports() {
        return activity.orElse(true) ? HttpPorts.of(BEAN, connections.ports(), connections.settings(), tls, access) : List.of();
    }

    HttpOptions.WebSocketOptions wire(Duration login) {
        return new HttpOptions.WebSocketOptions(
                activity.orElse(true), C2sOptions.bounds(elements, timeouts, rates, access, login, elsewhere), ping);
    }
}
