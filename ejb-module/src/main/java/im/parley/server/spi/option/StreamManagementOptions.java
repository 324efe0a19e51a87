package im.parley.server.spi.option;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Duration;
import java.util.Optional;

/** {@code c2s { 'urn:xmpp:sm:3' { ... } }}: stream management, XEP-0198. */
public record StreamManagementOptions(
        @Activity Optional<Boolean> activity,
        @Group Resumption resumption,
        @Group Requests requests,
        @Group Queue queue,
        @Option(
                        name = "ignore-undelivered-presence",
                        byDefault = "true",
                        help = "Whether presence that a session never acknowledged is forgotten when it ends; otherwise"
                                + " its sender gets an error.")
                boolean ignoresPresence) {

    /** How long a session waits for a client that has lost its connection. */
    public record Resumption(
            @Option(
                            name = "resumption-timeout",
                            byDefault = "60",
                            min = "PT0S",
                            max = "PT24H",
                            help = "How long a session waits for a client that has lost its connection and has asked"
                                    + " for no particular time; 0 allows no resumption to such clients.")
                    Duration usual,
            @Option(
                            name = "max-resumption-timeout",
                            byDefault = "15 * 60",
                            min = "PT0S",
                            max = "PT24H",
                            help = "The longest time that a client may ask for; 0 allows no resumption at all.")
                    Duration longest,
            @Option(
                            name = "location",
                            byDefault = "''",
                            help = "Where clients are told to connect again: `host:port`, an IPv6 address in brackets."
                                    + " Empty: where they find the server anyway.")
                    String location) {

        /** How long a session waits; zero when it may not be resumed. */
        public Duration timeout(Optional<Duration> asked) {
            Duration wanted = asked.orElse(usual);
            return wanted.compareTo(longest) > 0 ? longest : wanted;
        }
    }

    /** When the client is asked what it has received. */
    public record Requests(
            @Option(
                            name = "ack-request-count",
                            byDefault = "10",
                            min = "1",
                            max = "1000",
                            help = "Stanzas after which the client is asked to acknowledge; after a message it is asked in any case.")
                    int count,
            @Option(
                            name = "ack-request-min-delay",
                            byDefault = "200",
                            min = "0",
                            max = "60000",
                            unit = MILLIS,
                            help = "The least time between two such questions.")
                    Duration delay) {}

    /** How much may wait to be acknowledged. Above it the session ends, and its stanzas go where they can. */
    public record Queue(
            @Option(
                            name = "max-resumption-queue-size",
                            byDefault = "2000",
                            min = "10",
                            max = "1000000",
                            help = "How many stanzas may wait to be acknowledged. A session with more ends; its"
                                    + " messages go to another resource or are stored.")
                    int size,
            @Option(
                            name = "max-resumption-queue-size-burst-ratio",
                            byDefault = "20",
                            min = "1",
                            max = "100",
                            help = "How many times that many may wait for a short time.")
                    int burstRatio,
            @Option(
                            name = "max-resumption-queue-size-burst-period",
                            byDefault = "60",
                            min = "PT0S",
                            max = "PT1H",
                            help = "How long that short time is.")
                    Duration burstPeriod,
            @Option(
                            name = "max-resumption-queue-bytes",
                            byDefault = "4L * 1024 * 1024",
                            min = "65536",
                            help = "How many bytes may wait to be acknowledged, whatever their number. All who are in a room may"
                                    + " come on top of that once.")
                    long bytes) {}

    /** Whether stream management is offered. */
    public boolean active() {
        return activity.orElse(true);
    }
}
