package im.parley.store.vhost;

import java.util.Set;

/**
 * A domain that this installation serves.
 *
 * @param domain the prepared domain part
 * @param enabled whether it is served at all
 * @param registration whether users may make accounts by themselves (XEP-0077)
 * @param anonymous whether SASL ANONYMOUS is offered
 * @param tlsRequired whether a client must use TLS before it logs in
 * @param maxUsers how many accounts it may have; 0 for any number
 * @param saslMechanisms the mechanisms offered; empty for all that the server has
 * @param policy what else holds for it
 */
public record Vhost(
        String domain,
        boolean enabled,
        boolean registration,
        boolean anonymous,
        boolean tlsRequired,
        int maxUsers,
        Set<String> saslMechanisms,
        VhostPolicy policy) {
    /** Takes a copy of the mechanisms. */
    public Vhost {
        saslMechanisms = Set.copyOf(saslMechanisms);
    }

    /** A domain for which nothing holds besides its switches. */
    public Vhost(
            String domain,
            boolean enabled,
            boolean registration,
            boolean anonymous,
            boolean tlsRequired,
            int maxUsers,
            Set<String> saslMechanisms) {
        this(domain, enabled, registration, anonymous, tlsRequired, maxUsers, saslMechanisms, VhostPolicy.NONE);
    }

    /** A domain with the defaults: enabled, registration on, no anonymous users, TLS required, no limits. */
    public static Vhost of(String domain) {
        return new Vhost(domain, true, true, false, true, 0, Set.of());
    }

    /** This domain, served or not. */
    public Vhost withEnabled(boolean newEnabled) {
        return new Vhost(domain, newEnabled, registration, anonymous, tlsRequired, maxUsers, saslMechanisms, policy);
    }

    /** This domain with or without registration by users. */
    public Vhost withRegistration(boolean newRegistration) {
        return new Vhost(domain, enabled, newRegistration, anonymous, tlsRequired, maxUsers, saslMechanisms, policy);
    }

    /** This domain with or without anonymous users. */
    public Vhost withAnonymous(boolean newAnonymous) {
        return new Vhost(domain, enabled, registration, newAnonymous, tlsRequired, maxUsers, saslMechanisms, policy);
    }

    /** This domain with or without the demand for TLS. */
    public Vhost withTlsRequired(boolean newTlsRequired) {
        return new Vhost(domain, enabled, registration, anonymous, newTlsRequired, maxUsers, saslMechanisms, policy);
    }

    /** This domain with another number of accounts that it may have. */
    public Vhost withMaxUsers(int newMaxUsers) {
        return new Vhost(domain, enabled, registration, anonymous, tlsRequired, newMaxUsers, saslMechanisms, policy);
    }

    /** This domain with other mechanisms. */
    public Vhost withSaslMechanisms(Set<String> newMechanisms) {
        return new Vhost(domain, enabled, registration, anonymous, tlsRequired, maxUsers, newMechanisms, policy);
    }

    /** This domain with another policy. */
    public Vhost withPolicy(VhostPolicy newPolicy) {
        return new Vhost(
                domain, enabled, registration, anonymous, tlsRequired, maxUsers, saslMechanisms, newPolicy);
    }
}
