package im.parley.server.config;

import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.util.List;
import java.util.Optional;

/** {@code monitoring}: who may read the figures of the server. */
@Ignored(
        value = {"jmx", "http", "snmp"},
        because = "the figures are at /metrics, and in JMX as the Java process is started for it")
public record MonitoringOptions(
        @Bean(name = "metrics", help = "The figures for Prometheus, at `/metrics` of the HTTP port.") Metrics metrics) {
    /** The name of the bean. */
    public static final String BEAN = "monitoring";

    /** {@code metrics}. */
    public record Metrics(
            @Option(
                            name = "allow",
                            byDefault = "[ '127.0.0.0/8', '::1' ]",
                            help = "From which addresses `/metrics` may be read without a token; blocks are written"
                                    + " `10.0.0.0/8`. What a proxy passes on needs the token in any case.")
                    List<String> allow,
            @Option(
                            name = "token",
                            env = "PARLEY_METRICS_TOKEN",
                            secret = true,
                            help = "Who sends it (`Authorization: Bearer ...`) may read `/metrics` from anywhere.")
                    Optional<String> token) {}
}
