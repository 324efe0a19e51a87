package im.parley.feature.privilege;

import static im.parley.server.spi.Hook.fromComponent;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Hook.presenceToAccount;
import static im.parley.server.spi.Hook.presenceUnseen;
import static im.parley.server.spi.Phase.NOTIFY;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Privileges.Watching;
import im.parley.server.spi.RosterElements;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.ComponentConnected;
import im.parley.server.spi.ServerEvent.ComponentDisconnected;
import im.parley.server.spi.ServerEvent.ComponentsSetUp;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.store.component.ComponentItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** XEP-0356: Privileged Entity. Lets components at rosters, messages, requests and presence of accounts. */
@ServerFeature
final class PrivilegedEntities implements Feature {
    private final Domains domains;
    private final Sessions sessions;
    private final OnBehalf behalf;
    private final Contacts contacts;
    private final Map<String, Privileged> connected = new ConcurrentHashMap<>();
    private final AtomicLong pushes = new AtomicLong();

    @Inject
    PrivilegedEntities(Domains domains, Sessions sessions, RosterStore rosters) {
        this.domains = domains;
        this.sessions = sessions;
        this.behalf = new OnBehalf(domains);
        this.contacts = new Contacts(domains, rosters);
    }

    @Override
    public Spec spec() {
        return Spec.xep(356, "0.4.1").processor("urn:xmpp:privilege:2");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                fromComponent(this::take),
                on(ComponentConnected.class, event -> begin(event.component())),
                on(ComponentDisconnected.class, event -> end(event.component())),
                on(RosterChanged.class, this::push),
                on(ComponentsSetUp.class, event -> contacts.setUp(event.components())),
                on(AccountRemoved.class, event -> contacts.removed(event.account())),
                presenceToAccount(NOTIFY, this::received),
                presenceUnseen(contacts::received),
                presenceSent(NOTIFY, this::sent),
                on(SessionEnded.class, event -> ended(event.session())));
    }

    private Optional<List<Effect>> take(Stanza stanza, ComponentItem component) {
        if (component.rights().privileges().isEmpty()) {
            return Optional.empty();
        }
        Privileged sender = Privileged.of(component);
        return switch (stanza) {
            case Iq iq -> behalf.request(iq, sender);
            case Message message -> behalf.message(message, sender);
            case Presence presence -> Optional.empty();
        };
    }

    /** Section 4.2, and of section 8 rule 1. */
    private List<Effect> begin(ComponentItem component) {
        Privileged entity = Privileged.of(component);
        if (entity.granted().isEmpty()) {
            return List.of();
        }
        connected.put(component.domain(), entity);
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.SendAnyway(
                Message.to(entity.component(), Message.Type.NORMAL, Perms.advertise(entity.granted()))
                        .withFrom(Jid.prepared("", entity.server(domains)))));
        if (entity.granted().presence() != Watching.NONE) {
            domains.all().stream()
                    .map(Vhost::domain)
                    .filter(domain -> entity.manages(domain, domains))
                    .flatMap(domain -> sessions.of(domain).stream())
                    .filter(Session::isVisible)
                    .forEach(session -> session.presence().ifPresent(known ->
                            effects.add(directed(known, session, entity))));
        }
        effects.addAll(contacts.begin(entity));
        return effects;
    }

    private List<Effect> end(ComponentItem component) {
        connected.remove(component.domain());
        contacts.end(component);
        return List.of();
    }

    /** Section 4.4. */
    private List<Effect> push(RosterChanged event) {
        if (connected.isEmpty() || !event.update().changed()) {
            return List.of();
        }
        Optional<Element> item = event.update().after().map(RosterElements::item)
                .or(() -> event.update().before().map(before -> RosterElements.removed(before.contact())));
        return connected.values().stream()
                .filter(entity -> entity.granted().push() && entity.manages(event.account().domain(), domains))
                .<Effect>map(entity -> new Effect.SendAnyway(
                        Iq.request(Iq.Type.SET, "privileged-push-" + pushes.incrementAndGet(),
                                        Element.build(RosterElements.QUERY).add(item).build())
                                .withFrom(event.account())
                                .withTo(entity.component())))
                .toList();
    }

    /** Section 7: what is broadcast, and nothing else. */
    private Verdict sent(Presence presence, Session session) {
        boolean broadcast = presence.to().isEmpty()
                && (presence.type() == Presence.Type.AVAILABLE || presence.type() == Presence.Type.UNAVAILABLE);
        return connected.isEmpty() || !broadcast || session.get(Session.HIDING).isPresent()
                ? Verdict.PASS
                : Verdict.PASS.then(toAll(presence, session));
    }

    private Verdict received(Presence presence, Jid account) {
        List<Effect> effects = contacts.received(presence, account);
        return effects.isEmpty() ? Verdict.PASS : Verdict.PASS.then(effects);
    }

    /** A session that has gone without a word. */
    private List<Effect> ended(Session session) {
        return connected.isEmpty() || !session.isVisible()
                ? List.of()
                : toAll(Presence.of(Presence.Type.UNAVAILABLE), session);
    }

    private List<Effect> toAll(Presence presence, Session session) {
        return connected.values().stream()
                .filter(entity -> entity.granted().presence() != Watching.NONE && entity.manages(session.jid().domain(), domains))
                .map(entity -> directed(presence, session, entity))
                .toList();
    }

    /** Past the filters: neither a block list nor a privacy list of the user is to know of it. */
    private static Effect directed(Presence presence, Session session, Privileged entity) {
        return new Effect.SendAnyway(presence.withFrom(session.jid()).withTo(entity.component()));
    }
}
