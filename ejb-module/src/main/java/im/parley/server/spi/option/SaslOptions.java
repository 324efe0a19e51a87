package im.parley.server.spi.option;

import java.util.Set;

/** {@code sasl-provider}. */
@Ignored(
        value = {"callback-handler-factory", "tigaseSaslServerFactory"},
        because = "Parley is built differently and has no such part")
public record SaslOptions(
        @Bean(name = "mechanism-selector", help = "Which mechanisms are offered.") MechanismOptions mechanisms,
        @Option(
                        name = "scram-iterations",
                        byDefault = "10000",
                        min = "4096",
                        max = "10000000",
                        help = "The iteration count of new SCRAM credentials (RFC 7677 asks for 4096 at least).")
                int scramIterations,
        @Bean(name = "fast", help = "Tokens that clients log in with (XEP-0484).") FastOptions fast) {

    /** {@code mechanism-selector}. */
    @Ignored(
            value = "non-plain-password-allowed-mechanisms",
            because = "passwords are never stored, so every mechanism is as good for every account")
    public record MechanismOptions(
            @Option(
                            name = "allowed-mechanisms",
                            byDefault = "[]",
                            help = "The SASL mechanisms that may be offered; an empty list is all that the server has.")
                    Set<String> allowed,
            @Option(
                            name = "disableScramPlus",
                            byDefault = "false",
                            help = "Whether the mechanisms with channel binding (`SCRAM-...-PLUS`) are left out, for"
                                    + " a server behind a proxy that ends TLS.")
                    boolean withoutChannelBinding) {

        /** Whether a mechanism may be offered. */
        public boolean allows(String mechanism) {
            return (allowed.isEmpty() || allowed.contains(mechanism))
                    && !(withoutChannelBinding && mechanism.endsWith("-PLUS"));
        }
    }
}
