package im.parley.feature.register;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Option;
import java.time.Duration;

/** {@code 'jabber:iq:register' { 'require-tls' = true; limit = 20; period = 'PT1H' }}. */
@Processor(id = RegistrationOptions.PROCESSOR, help = "In-band registration (XEP-0077).")
record RegistrationOptions(
        @Option(
                        name = "require-tls",
                        byDefault = "true",
                        help = "Whether accounts are made and passwords changed over TLS alone.")
                boolean requireTls,
        @Option(
                        name = "limit",
                        byDefault = "20",
                        min = "0",
                        max = "1000000",
                        help = "How many accounts may be made from one IP address (one /64 network of IPv6), and how"
                                + " often an account may change its password, in one period; 0 is without a limit.")
                int limit,
        @Option(
                        name = "period",
                        byDefault = "PT1H",
                        min = "PT1S",
                        max = "P30D",
                        help = "The period of `limit`.")
                Duration period) {
    static final String PROCESSOR = "jabber:iq:register";
}
