package im.parley.server.admin;

import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.Actor.Means;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.Callers;
import im.parley.server.spi.Session;
import im.parley.server.vhost.Vhosts;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what somebody may: by the option {@code admins}, and by the owner and the administrators of domains. */
@Singleton
public final class Actors implements Callers {
    /** The server itself. */
    public static final Actor SYSTEM =
            new Actor("system", Optional.empty(), new Authority.Installation(), Means.SYSTEM, "");

    private final Administrators administrators;
    private final Vhosts domains;

    /** Knows the administrators of the installation and those of its domains. */
    @Inject
    public Actors(Administrators administrators, Vhosts domains) {
        this.administrators = administrators;
        this.domains = domains;
    }

    /**
     * Somebody who has shown that an account is his.
     *
     * @param address his network address, or empty
     */
    public Actor of(Jid account, Means means, String address) {
        Jid bare = account.bare();
        return new Actor(bare.toString(), Optional.of(bare), authority(bare), means, address);
    }

    @Override
    public Actor of(Jid who, Optional<Session> session) {
        String address = session.map(Session::facts)
                .map(facts -> facts.remote().getAddress())
                .map(InetAddress::getHostAddress)
                .orElse("");
        return of(who, Means.XMPP, address);
    }

    /**
     * Somebody who has shown a key.
     *
     * @param name the name of the key
     * @param limits the domains that it is good for; empty for the whole installation
     */
    public Actor key(String name, Set<String> limits, Means means, String address) {
        Authority authority = limits.isEmpty() ? new Authority.Installation() : domains(limits);
        return new Actor(name, Optional.empty(), authority, means, address);
    }

    private Authority authority(Jid account) {
        if (administrators.include(account)) {
            return new Authority.Installation();
        }
        return domains(domains.known().stream()
                .filter(domain -> domain.policy().staff().includes(account))
                .map(Vhost::domain)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private Authority.Domains domains(Set<String> names) {
        if (names.isEmpty()) {
            return new Authority.Domains(names);
        }
        Stream<Jid> others = domains.known().stream()
                .filter(domain -> !names.contains(domain.domain()))
                .map(domain -> domain.policy().staff())
                .flatMap(staff -> Stream.concat(staff.owner().stream(), staff.admins().stream()));
        return new Authority.Domains(
                names, Stream.concat(administrators.accounts().stream(), others).collect(Collectors.toUnmodifiableSet()));
    }
}
