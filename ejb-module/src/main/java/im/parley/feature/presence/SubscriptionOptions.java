package im.parley.feature.presence;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;

/** {@code 'presence-subscription' { 'auto-authorize' = false; 'max-requests' = 1000 }}. */
@Processor(id = SubscriptionOptions.PROCESSOR, help = "Presence subscriptions (RFC 6121, 3).")
@Ignored(
        value = {"probe-full-jid", "skip-offline", "skip-offline-sys"},
        because = "the same name in `presence-state` says what there is to say")
record SubscriptionOptions(
        @Option(
                        name = "auto-authorize",
                        byDefault = "false",
                        help = "Whether every request to see somebody's presence is granted, and returned, without"
                                + " asking the user.")
                boolean autoAuthorize,
        @Option(
                        name = "acknowledge",
                        byDefault = "true",
                        help = "Whether the sender of a request is told with unavailable presence that it arrived"
                                + " (RFC 6121, 3.1.3); that also tells that the account exists.")
                boolean acknowledge,
        @Option(
                        name = "max-requests",
                        byDefault = "1000",
                        min = "1",
                        max = "1000000",
                        help = "How many requests may wait for the answer of one user; more are ignored.")
                int maxRequests,
        @Option(
                        name = "max-request-size",
                        byDefault = "8192",
                        min = "0",
                        max = "1000000",
                        help = "How many characters of a waiting request are kept; a longer one loses its content.")
                int maxRequestSize) {
    static final String PROCESSOR = "presence-subscription";
}
