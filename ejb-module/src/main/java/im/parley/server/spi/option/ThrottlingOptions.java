package im.parley.server.spi.option;

import java.time.Duration;
import java.util.Optional;

/** {@code 'registration-throttling' () { limit = 4; period = 'P1D' }}. */
public record ThrottlingOptions(
        @Activity Optional<Boolean> activity,
        @Option(
                        name = "limit",
                        byDefault = "4",
                        min = "0",
                        max = "1000000",
                        help = "How often one IP address (one /64 network of IPv6) may try to make an account in one"
                                + " period; 0 is without a limit.")
                int limit,
        @Option(name = "period", byDefault = "P1D", min = "PT1S", max = "P30D", help = "The period of `limit`.")
                Duration period) {
    /** The name of the bean. */
    public static final String BEAN = "registration-throttling";

    /** Whether the file switches it on. */
    public boolean active() {
        return activity.orElse(false);
    }
}
