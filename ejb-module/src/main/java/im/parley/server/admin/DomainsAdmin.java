package im.parley.server.admin;

import im.parley.server.admin.DomainSetting.Kind;
import im.parley.server.certs.CertificateStore;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Performer;
import im.parley.server.vhost.Vhosts;
import im.parley.store.vhost.Vhost;
import im.parley.wire.stream.StreamError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Adds, changes and removes domains while the server runs. */
@Singleton
public final class DomainsAdmin {
    private static final StreamError GONE =
            StreamError.of(StreamError.Condition.HOST_GONE, "this domain is not served any more");

    private final Vhosts vhosts;
    private final DomainCertificates certificates;
    private final SessionIndex sessions;
    private final Performer performer;
    private final Audit audit;
    private final Lock changing = new ReentrantLock();

    /** Makes what a new domain needs for TLS, for example {@link CertificateStore#serve}. */
    @FunctionalInterface
    public interface DomainCertificates {
        /** Sees to it that a domain has a certificate. */
        void serve(String domain);
    }

    /** Works on the domains of this server. */
    @Inject
    public DomainsAdmin(
            Vhosts vhosts,
            DomainCertificates certificates,
            SessionIndex sessions,
            Performer performer,
            Audit audit) {
        this.vhosts = vhosts;
        this.certificates = certificates;
        this.sessions = sessions;
        this.performer = performer;
        this.audit = audit;
    }

    /** The domains that somebody administers, by name; those that are not served now, too. */
    public List<DomainView> list(Actor actor) {
        if (!actor.isAdministrator()) {
            throw Rejected.forbidden("only administrators may do this");
        }
        return vhosts.known().stream()
                .filter(vhost -> actor.administers(vhost.domain()))
                .map(this::view)
                .toList();
    }

    /** A domain. */
    public DomainView get(Actor actor, String name) {
        actor.requireDomain(name);
        return view(known(name));
    }

    private Vhost known(String name) {
        return vhosts.known().stream()
                .filter(vhost -> vhost.domain().equals(name))
                .findFirst()
                .orElseThrow(() -> Rejected.notFound("there is no domain " + name));
    }

    private DomainView view(Vhost vhost) {
        Map<String, List<String>> settings = new LinkedHashMap<>();
        DomainSettings.all().stream()
                .filter(setting -> setting.kind() != Kind.SECRET)
                .forEach(setting -> settings.put(setting.key(), setting.read().apply(vhost)));
        return new DomainView(
                vhost.domain(),
                vhosts.isConfigured(vhost.domain()),
                vhost.domain().equals(vhosts.defaultDomain()),
                settings);
    }

    /**
     * Adds a domain, which is served at once.
     *
     * @param settings by key or label; what is not there is as the configuration file has it for all domains
     */
    public DomainView add(Actor actor, String name, Map<String, List<String>> settings) {
        String domain = Values.domain("name", name);
        return audit.of(actor, Audit.Act.on(domain, "domain.add").saying(said(settings)), () -> {
            actor.requireInstallation();
            return locked(() -> {
                if (vhosts.known().stream().anyMatch(vhost -> vhost.domain().equals(domain))) {
                    throw Rejected.conflict("there is a domain " + domain);
                }
                return put(changed(actor, vhosts.fresh(domain), settings));
            });
        });
    }

    /** Changes settings of a domain; they hold at once. One that is switched off loses its sessions. */
    public DomainView update(Actor actor, String name, Map<String, List<String>> settings) {
        return audit.of(actor, Audit.Act.on(name, "domain.update").saying(said(settings)), () -> {
            actor.requireDomain(name);
            return locked(() -> {
                Vhost next = changed(actor, known(name), settings);
                if (!next.enabled() && name.equals(vhosts.defaultDomain())) {
                    throw Rejected.conflict(name + " is the domain for those who name none, so it must be served");
                }
                return put(next);
            });
        });
    }

    private <T> T locked(Supplier<T> work) {
        changing.lock();
        try {
            return work.get();
        } finally {
            changing.unlock();
        }
    }

    private static Vhost changed(Actor actor, Vhost vhost, Map<String, List<String>> settings) {
        Vhost changed = vhost;
        for (Map.Entry<String, List<String>> entry : settings.entrySet()) {
            DomainSetting setting = DomainSettings.find(entry.getKey())
                    .orElseThrow(() -> Rejected.invalid(entry.getKey(), "there is no setting '" + entry.getKey() + "'"));
            Vhost next = setting.change().apply(changed, entry.getValue());
            if (setting.reserved() && !next.equals(changed) && !actor.administersInstallation()) {
                throw Rejected.forbidden("only administrators of the installation may change " + setting.key());
            }
            changed = next;
        }
        return changed;
    }

    private DomainView put(Vhost vhost) {
        if (vhost.enabled()) {
            certificates.serve(vhost.domain());
        }
        vhosts.put(vhost);
        if (!vhost.enabled()) {
            endSessions(vhost.domain());
        }
        return view(vhost);
    }

    /** Removes a domain and ends its sessions. Its accounts stay, for the day when it is added again. */
    public void remove(Actor actor, String name) {
        audit.run(actor, Audit.Act.on(name, "domain.remove"), () -> {
            actor.requireInstallation();
            known(name);
            if (vhosts.isConfigured(name)) {
                throw Rejected.conflict(name + " stands in the configuration file; it can be switched off");
            }
            vhosts.remove(name);
            endSessions(name);
        });
    }

    /** Reads the domains of the database again. */
    public int reload(Actor actor) {
        return audit.of(actor, Audit.Act.onInstallation("domain.reload", ""), () -> {
            actor.requireInstallation();
            vhosts.reload();
            vhosts.all().forEach(vhost -> certificates.serve(vhost.domain()));
            return vhosts.all().size();
        });
    }

    private void endSessions(String domain) {
        List<Effect> ends = new ArrayList<>();
        sessions.forEach(session -> {
            if (session.jid().domain().equals(domain)) {
                ends.add(new Effect.End(session, GONE));
            }
        });
        performer.perform(ends);
    }

    private static String said(Map<String, List<String>> settings) {
        Map<String, String> shown = new LinkedHashMap<>();
        settings.forEach((name, values) -> {
            boolean secret = DomainSettings.find(name).filter(known -> known.kind() == Kind.SECRET).isPresent();
            shown.put(name, secret ? "***" : String.join(" ", values));
        });
        return shown.toString();
    }
}
