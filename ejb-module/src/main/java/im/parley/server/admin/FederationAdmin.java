package im.parley.server.admin;

import im.parley.server.s2s.FederationDesk;
import im.parley.server.spi.Domains;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Looks at the connections with other servers. For administrators of the installation. */
@Singleton
public final class FederationAdmin {
    private static final int AT_A_TIME = 4;

    private final FederationDesk desk;
    private final Domains domains;
    private final Audit audit;
    private final Semaphore checks = new Semaphore(AT_A_TIME);

    /** Works on the federation of this server. */
    @Inject
    public FederationAdmin(FederationDesk desk, Domains domains, Audit audit) {
        this.desk = desk;
        this.domains = domains;
        this.audit = audit;
    }

    /** What there is with other servers. */
    public List<RemoteServerView> list(Actor actor) {
        actor.requireInstallation();
        return desk.servers().stream().map(RemoteServerView::of).toList();
    }

    /** What there is with one other domain. */
    public List<RemoteServerView> get(Actor actor, String remote) {
        List<RemoteServerView> found = list(actor).stream()
                .filter(server -> server.remote().equals(remote))
                .toList();
        if (found.isEmpty()) {
            throw Rejected.notFound("there is nothing between this server and " + remote);
        }
        return found;
    }

    /** Ends the streams with a domain, and connects anew at once if anything waits; returns how many streams ended. */
    public int reset(Actor actor, String remote) {
        return audit.of(actor, Audit.Act.onInstallation("federation.reset", remote), () -> {
            get(actor, remote);
            return desk.reset(remote);
        });
    }

    /** Resets whatever is in trouble; returns how many domains that were. */
    public int resetTroubled(Actor actor) {
        return audit.of(actor, Audit.Act.onInstallation("federation.reset", "*"), () -> {
            actor.requireInstallation();
            return desk.resetTroubled();
        });
    }

    /**
     * Tries to talk to a domain, and tells what happens step by step. Blocks, a minute at most.
     *
     * @param local the domain of this server that is to talk; the default one if nothing is said
     */
    public ServerCheckView check(Actor actor, Optional<String> local, String remote) {
        return audit.of(actor, Audit.Act.onInstallation("federation.check", remote), () -> {
            actor.requireInstallation();
            String other = Values.domain("domain", remote);
            String own = local.map(name -> Values.domain("local", name)).orElse(domains.defaultDomain());
            if (!desk.hosts(own)) {
                throw Rejected.invalid("local", own + " is no domain of this server");
            }
            if (!checks.tryAcquire()) {
                throw Rejected.conflict("other checks are under way; try again later");
            }
            try {
                return ServerCheckView.of(desk.check(own, other));
            } finally {
                checks.release();
            }
        });
    }
}
