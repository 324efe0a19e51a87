package im.parley.server.config;

import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import im.parley.server.spi.option.Written;
import java.util.Optional;

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
@Ignored(
        value = {
            "brute-force-locker",
            "client-trust-extension",
            "disco-server-info",
            "presence-subscription"
        },
        because = "what a domain can have of its own is always there")
@Ignored(
        value = {"hardened-mode", "see-other-host"},
        because = "it is set for all domains: `hardened-mode` outside of all blocks, `seeOtherHost` in `c2s`")
public record VhostManOptions(
        @Bean(name = "defaults", help = "What holds for a domain that says nothing else.") Defaults defaults) {
    /** The name of the bean. */
    public static final String BEAN = "vhost-man";

    /** {@code defaults}. */
    @Ignored(
            value = {
                "hardened-mode",
                "s2s-secret",
                "trusted",
                "vhost-disable-dns-check"
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
                    long maxUsers,
            @Group Policies policies) {}

    /** What else holds for a domain, as it can be set for each while the server runs. */
    public record Policies(
            @Option(
                            name = "domain-filter-policy",
                            byDefault = "'ALL'",
                            help = "With which domains the users of a domain may talk: all, those of this installation,"
                                    + " their own with its services, or none.")
                    FilterPolicy filter,
            @Option(
                            name = "vhost-message-forward-jid",
                            help = "Who gets messages to accounts that do not exist or cannot have them.")
                    Optional<String> messages,
            @Option(
                            name = "vhost-presence-forward-jid",
                            help = "Who gets the presence that the users of a domain broadcast.")
                    Optional<String> presences) {
        /** Those that need no list of domains. */
        public enum FilterPolicy {
            /** All. */
            @Written({"ALL", "all"})
            ALL,
            /** Those of this installation. */
            @Written({"LOCAL", "local"})
            LOCAL,
            /** Their own. */
            @Written({"OWN", "own"})
            OWN,
            /** None. */
            @Written({"BLOCK", "block"})
            BLOCK
        }
    }
}
