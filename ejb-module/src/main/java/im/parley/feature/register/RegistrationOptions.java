package im.parley.feature.register;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.time.Duration;
import java.util.List;

/** {@code 'jabber:iq:register' { 'require-tls' = true; limit = 20; period = 'PT1H' }}. */
@Processor(id = RegistrationOptions.PROCESSOR, help = "In-band registration (XEP-0077).")
@Ignored(
        value = {"signed-form-required", "oauth-consumer-key", "oauth-consumer-secret"},
        because = "signed forms (XEP-0348) are not supported")
@Ignored(value = "instructionEmailRequired", because = "`instruction` holds with and without an address")
@Ignored(value = "registrations-per-second", because = "`registration-throttling` counts for each address")
@Ignored(value = "CaptchaProvider", because = "it has no options")
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
                                + " often an account may change its password, in one period; 0 is without a limit. For"
                                + " new accounts `registration-throttling` takes precedence.")
                int limit,
        @Option(
                        name = "period",
                        byDefault = "PT1H",
                        min = "PT1S",
                        max = "P30D",
                        help = "The period of `limit`.")
                Duration period,
        @Group Questions questions,
        @Group Networks networks) {
    static final String PROCESSOR = "jabber:iq:register";

    /** What a stranger is asked. */
    record Questions(
            @Option(
                            name = "instruction",
                            byDefault = "'Choose a user name and a password.'",
                            help = "What the form says above its fields.")
                    String instruction,
            @Option(
                            name = "emailRequired",
                            byDefault = "false",
                            help = "Whether the form asks for an e-mail address, which is kept with the account. In"
                                    + " Tigase it is `true`; here `account-registration-email-validator` needs it,"
                                    + " and asks for it in any case.")
                    boolean email,
            @Option(
                            name = "captchaRequired",
                            byDefault = "false",
                            help = "Whether the form asks for the result of a small calculation, to keep simple"
                                    + " programs out. Clients that know no forms can then make no accounts.")
                    boolean captcha,
            @Option(
                            name = "maxCaptchaRepetition",
                            byDefault = "3",
                            min = "1",
                            max = "100",
                            help = "How many attempts one question allows; after them the client must ask for the form"
                                    + " again.")
                    int attempts) {
        /** The same, with the question for an address. */
        Questions withEmail() {
            return new Questions(instruction, true, captcha, attempts);
        }
    }

    /** Who may make accounts. */
    record Networks(
            @Option(
                            name = "registration-whitelist",
                            byDefault = "[]",
                            help = "Addresses and networks in CIDR notation from which accounts may be made even if"
                                    + " `registration-blacklist` says otherwise: `[ '192.0.2.0/24', '2001:db8::/32' ]`.")
                    List<String> allowed,
            @Option(
                            name = "registration-blacklist",
                            byDefault = "[]",
                            help = "Addresses and networks in CIDR notation from which no accounts may be made.")
                    List<String> denied,
            @Option(
                            name = "whitelist-registration-only",
                            byDefault = "false",
                            help = "Whether accounts may be made from the networks of `registration-whitelist` alone.")
                    boolean allowedOnly) {}
}
