package im.parley.server.admin;

import im.parley.server.spi.Caller;
import im.parley.wire.addr.Jid;
import java.util.Optional;
import java.util.Set;

/**
 * Who wants something done, what he may, and how he came. Made by {@link Actors} for each request, so that what he may is
 * what he may now.
 *
 * <p>An argument instead of the container's security context, because ad-hoc commands run on the strands of sessions,
 * where there is none.
 *
 * @param name for people and the audit log: a bare address, or the name of a key
 * @param account the bare address; empty for a key or the system, which have no account
 * @param authority what he administers
 * @param means by which way he came
 * @param address his network address, or empty
 */
public record Actor(String name, Optional<Jid> account, Authority authority, Means means, String address)
        implements Caller {

    /** What somebody administers. */
    public sealed interface Authority {
        /** The whole installation. */
        record Installation() implements Authority {}

        /**
         * Some domains; none for a mere user.
         *
         * @param names the served domains
         * @param above accounts that administer more than these domains: who could give one of them a password would have
         *     what it may
         */
        record Domains(Set<String> names, Set<Jid> above) implements Authority {
            /** Takes copies. */
            public Domains {
                names = Set.copyOf(names);
                above = Set.copyOf(above);
            }

            /** With nobody above. */
            public Domains(Set<String> names) {
                this(names, Set.of());
            }
        }
    }

    /** The way that somebody came. */
    public enum Means {
        /** A stanza. */
        XMPP,
        /** The REST interface. */
        REST,
        /** The console in the browser. */
        CONSOLE,
        /** The command line. */
        CLI,
        /** The server itself. */
        SYSTEM
    }

    @Override
    public boolean administersInstallation() {
        return authority instanceof Authority.Installation;
    }

    @Override
    public boolean administers(String domain) {
        return switch (authority) {
            case Authority.Installation() -> true;
            case Authority.Domains(var names, var _) -> names.contains(domain);
        };
    }

    /** Whether it is the user of that account. */
    public boolean owns(Jid jid) {
        return account.filter(jid.bare()::equals).isPresent();
    }

    /** Whether he is more than a user. */
    public boolean isAdministrator() {
        return switch (authority) {
            case Authority.Installation() -> true;
            case Authority.Domains(var names, var _) -> !names.isEmpty();
        };
    }

    /**
     * Goes on if he administers the installation.
     *
     * @throws Rejected otherwise
     */
    public void requireInstallation() {
        if (!administersInstallation()) {
            throw Rejected.forbidden("only administrators of the installation may do this");
        }
    }

    /**
     * Goes on if he administers a domain.
     *
     * @throws Rejected otherwise
     */
    public void requireDomain(String domain) {
        if (!administers(domain)) {
            throw Rejected.forbidden("only administrators of " + domain + " may do this");
        }
    }

    /**
     * Goes on if he is the user of an account, or administers its domain.
     *
     * @throws Rejected otherwise
     */
    public void requireAccount(Jid jid) {
        if (!owns(jid)) {
            requireOver(jid);
        }
    }

    /**
     * Goes on if he administers the domain of an account, and all that its user administers.
     *
     * @throws Rejected otherwise
     */
    public void requireOver(Jid account) {
        requireDomain(account.domain());
        if (authority instanceof Authority.Domains(var _, var above) && above.contains(account.bare())) {
            throw Rejected.forbidden(account.bare() + " administers more than you do");
        }
    }
}
