package im.parley.server.spi.option;

import java.time.Duration;

/** {@code fast}: tokens that clients log in with (XEP-0484). */
public record FastOptions(
        @Option(
                        name = "token-lifetime",
                        byDefault = "P21D",
                        min = "PT1H",
                        max = "P365D",
                        help = "How long a token is good: a client that stays away longer needs its password again.")
                Duration lifetime,
        @Option(
                        name = "token-rotation",
                        byDefault = "P1D",
                        min = "PT1M",
                        max = "P365D",
                        help = "A token that is older is replaced by a new one when a client logs in with it.")
                Duration rotation,
        @Option(
                        name = "max-clients",
                        byDefault = "50",
                        min = "1",
                        max = "10000",
                        help = "How many clients of one account may have tokens; the one that was not seen for the longest"
                                + " time loses its own.")
                int clients) {}
