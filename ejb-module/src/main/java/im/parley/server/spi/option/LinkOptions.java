package im.parley.server.spi.option;

import java.time.Duration;
import java.util.Optional;

/** {@code 'account-email-password-resetter' () { tokenVerifierURL = 'https://example.org/rest/user/resetPassword/' }}. */
public record LinkOptions(
        @Activity Optional<Boolean> activity,
        @Option(
                        name = "tokenVerifierURL",
                        byDefault = "''",
                        help = "What stands before the token in the link that is sent; without it"
                                + " `http://DOMAIN:8080/rest/user/...`, with the domain of the account.")
                String base,
        @Option(
                        name = "token-lifetime",
                        byDefault = "P1D",
                        min = "PT1M",
                        max = "P30D",
                        help = "For how long the link is good. It is good once.")
                Duration lifetime) {
    /** The name of the bean for new accounts. */
    public static final String VALIDATOR = "account-registration-email-validator";
    /** The name of the bean for forgotten passwords. */
    public static final String RESETTER = "account-email-password-resetter";

    /** Whether the file switches it on. */
    public boolean active() {
        return activity.orElse(false);
    }
}
