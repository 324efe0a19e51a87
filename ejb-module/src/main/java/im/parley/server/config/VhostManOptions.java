package im.parley.server.config;

import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;

/** {@code vhost-man}: the served domains. */
@Ignored(
        value = {
            "extension-manager",
            "vhostRepository",
            "installation-dns-address",
            "dns-srv-def-addr",
            "dns-def-ip",
            "domains-per-user-limit"
        },
        because = "this version does not have it yet")
public record VhostManOptions(
        @Bean(name = "defaults", help = "What holds for a domain that says nothing else.") Defaults defaults) {
    /** The name of the bean. */
    public static final String BEAN = "vhost-man";

    /** {@code defaults}. */
    @Ignored(
            value = {
                "domain-filter-policy",
                "hardened-mode",
                "s2s-secret",
                "trusted",
                "vhost-disable-dns-check",
                "vhost-message-forward-jid",
                "vhost-presence-forward-jid"
            },
            because = "this version does not have it yet")
    public record Defaults(
            @Option(
                            name = "vhost-anonymous-enabled",
                            byDefault = "false",
                            help = "Whether clients may log in without an account (SASL ANONYMOUS).")
                    boolean anonymous,
            @Option(
                            name = "vhost-register-enabled",
                            byDefault = "true",
                            help = "Whether clients may make accounts themselves (XEP-0077).")
                    boolean register,
            @Option(
                            name = "vhost-tls-required",
                            byDefault = "true",
                            help = "Whether clients must use TLS.")
                    boolean tlsRequired,
            @Option(
                            name = "vhost-max-users",
                            byDefault = "0L",
                            min = "0",
                            help = "How many accounts a domain may have; 0 is no limit.")
                    long maxUsers) {}
}
