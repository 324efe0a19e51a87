package im.parley.server.config;

import static java.time.temporal.ChronoUnit.MILLIS;

import im.parley.server.spi.option.Activity;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import im.parley.server.spi.option.ThrottlingOptions;
import im.parley.wire.port.HttpOptions;
import im.parley.wire.port.HttpOptions.Header;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code bosh}: connections of clients over BOSH. */
@Ignored(value = {"seeOtherHost", "cm-see-other-host"}, because = "clients are sent elsewhere by `see-other-uri`")
@Ignored(
        value = {"bosh-close-connection", "bosh-session-close-delay", "sid-logger-level", "max-inactivity-time", "maxInactivityTime"},
        because = "HTTP/1.1 and HTTP/2 keep connections, and the session has time-outs of its own")
@Ignored(
        value = {"client-access-policy-file", "bosh-extra-headers-file"},
        because = "no browser asks for such a policy any more; headers stand in `extra-headers`")
public record BoshOptions(
        @Activity Optional<Boolean> activity,
        @Bean(name = "connections", help = "The ports.") HttpPorts.Bosh connections,
        @Bean(name = TlsOptions.BEAN, help = TlsOptions.HELP) TlsOptions tls,
        @Bean(
                        name = ThrottlingOptions.BEAN,
                        help = "How many accounts may be made over BOSH; they are counted apart from all others. Off"
                                + " unless it is written with `()`.")
                ThrottlingOptions throttling,
        @Group C2sOptions.Elements elements,
        @Group C2sOptions.Rates rates,
        @Group AccessOptions access,
        @Group Times times,
        @Group Amounts amounts,
        @Option(
                        name = "send-node-hostname",
                        byDefault = "true",
                        help = "Whether the answer to a new session names the host that serves it (`host`), for load"
                                + " balancers.")
                boolean sendHostname,
        @Option(
                        name = "extra-headers",
                        byDefault = "{}",
                        help = "More headers for each answer: `{ 'Strict-Transport-Security' = 'max-age=31536000' }`.")
                Map<String, String> headers,
        @Option(
                        name = "see-other-uri",
                        help = "Send clients to this address instead of serving them (XEP-0124, 17.2).")
                Optional<String> elsewhere) {
    /** The name of the bean, and of the listener. */
    public static final String BEAN = "bosh";

    /** How long things may take. */
    public record Times(
            @Option(
                            name = "max-wait",
                            byDefault = "PT30S",
                            min = "PT0S",
                            max = "PT10M",
                            help = "The longest time that a request is held.")
                    Duration maxWait,
            @Option(
                            name = "min-polling",
                            byDefault = "PT10S",
                            min = "PT0S",
                            max = "PT10M",
                            help = "The shortest time between two empty requests; who asks more often loses the session."
                                    + " 0 is no limit.")
                    Duration minPolling,
            @Option(
                            name = "max-inactivity",
                            byDefault = "PT10S",
                            min = "PT1S",
                            max = "PT1H",
                            help = "A session without a request for so long ends; one that polls has twice `min-polling`"
                                    + " more.")
                    Duration maxInactivity,
            @Option(
                            name = "max-pause",
                            byDefault = "PT10S",
                            min = "PT0S",
                            max = "PT1H",
                            help = "The longest pause that a client may ask for; 0 is none.")
                    Duration maxPause,
            @Option(
                            name = "pre-bind-timeout",
                            byDefault = "PT1M",
                            min = "PT1S",
                            max = "PT1H",
                            help = "How long a session that was opened by `pre-bind-bosh-session` waits for its client.")
                    Duration maxUnclaimed,
            @Option(
                            name = "batch-queue-timeout",
                            byDefault = "0",
                            min = "0",
                            max = "1000",
                            unit = MILLIS,
                            help = "How many milliseconds stanzas are collected before they are sent, until there are"
                                    + " `max-batch-size`. What comes at once goes together in any case.")
                    Duration batchWait) {}

    /** How much a client may ask for. */
    public record Amounts(
            @Option(
                            name = "concurrent-requests",
                            byDefault = "2",
                            min = "2",
                            max = "16",
                            help = "How many requests a client may have open at once, at least one more than are held.")
                    int requests,
            @Option(
                            name = "hold-requests",
                            byDefault = "1",
                            min = "1",
                            max = "15",
                            help = "How many requests are held at once at most.")
                    int hold,
            @Option(
                            name = "max-session-waiting-packets",
                            byDefault = "100",
                            min = "10",
                            help = "Stanzas that wait for a client that does not ask for them; with more the session"
                                    + " ends. `net-buffer-limit` bounds their bytes.")
                    int maxWaiting,
            @Option(
                            name = "max-batch-size",
                            byDefault = "15",
                            min = "1",
                            max = "1000",
                            help = "Stanzas in one answer.")
                    int maxBatch,
            @Option(
                            name = "max-sessions",
                            byDefault = "50000",
                            min = "1",
                            help = "Sessions at the same time; nobody gets a new one above it.")
                    int maxSessions) {}

    /** Those of a part that is off are closed. */
    List<HttpOptions.PortOptions> ports() {
        return activity.orElse(true) ? HttpPorts.of(BEAN, connections.ports(), connections.settings(), tls, access) : List.of();
    }

    HttpOptions.BoshOptions wire(Duration login, Optional<String> hostname) {
        return new HttpOptions.BoshOptions(
                activity.orElse(true),
                C2sOptions.bounds(
                        elements,
                        new C2sOptions.Timeouts(times.maxInactivity, Duration.ofSeconds(5)),
                        rates,
                        access,
                        login,
                        elsewhere),
                times.maxWait,
                times.minPolling,
                times.maxInactivity,
                times.maxPause,
                times.maxUnclaimed,
                amounts.requests,
                amounts.hold,
                amounts.maxWaiting,
                amounts.maxBatch,
                times.batchWait,
                amounts.maxSessions,
                sendHostname ? hostname : Optional.empty(),
                extraHeaders());
    }

    private List<Header> extraHeaders() {
        return headers.entrySet().stream().map(entry -> new Header(entry.getKey(), entry.getValue())).toList();
    }
}
