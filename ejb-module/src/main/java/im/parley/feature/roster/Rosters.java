package im.parley.feature.roster;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.hold;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.streamFeature;
import static im.parley.server.spi.RosterElements.ITEM;
import static im.parley.server.spi.RosterElements.NS;
import static im.parley.server.spi.RosterElements.QUERY;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.RosterElements;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.store.roster.Roster;
import im.parley.store.roster.RosterDelta;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.RosterUpdate;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * RFC 6121 section 2: Managing the Roster. Keeps the contacts of a user, and tells the interested resources of every
 * change. Versions are those of section 2.6, formerly XEP-0237.
 */
@ServerFeature
final class Rosters implements Feature {
    private static final Name VERSIONING = Name.of("urn:xmpp:features:rosterver", "ver");

    private static final StanzaError ITEM_IN_GET = Condition.BAD_REQUEST.because("a roster get has no <item/>");
    private static final StanzaError NOT_IN_ROSTER = Condition.ITEM_NOT_FOUND.error();
    private static final StanzaError OWN_ADDRESS = Condition.NOT_ALLOWED.because("nobody is a contact of oneself");
    private static final StanzaError FULL = Condition.RESOURCE_CONSTRAINT.because("the roster is full");

    /** Whether the resource asked for the roster: an interested resource (section 2.2). */
    private static final Session.Key<Boolean> INTERESTED = new Session.Key<>("interested in the roster");

    private final RosterStore store;
    private final RosterOptions options;
    private final Delegates delegates;

    @Inject
    Rosters(RosterStore store, Catalogue catalogue, Options options) {
        this.store = store;
        this.delegates = new Delegates(catalogue);
        this.options = options.of(RosterOptions.class);
    }

    @Override
    public Spec spec() {
        return Spec.rfc(6121).andXep(237, "1.3").processor(RosterOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                streamFeature(stream ->
                        stream.authenticated() ? Optional.of(Element.of(VERSIONING)) : Optional.empty()),
                iqGet(QUERY, OWN_ACCOUNT, this::get),
                iqSet(QUERY, OWN_ACCOUNT, this::set),
                iqGet(QUERY, ACCOUNT, this::getByOther),
                iqSet(QUERY, ACCOUNT, this::setByOther),
                hold(Iq.class, PushOrder::judge),
                on(RosterChanged.class, Rosters::tell));
    }

    /** Section 2.1.3 and 2.6.2. */
    private Reply get(Iq iq, Requester requester) {
        Element query = iq.payload().orElseThrow();
        if (query.has(ITEM)) {
            throw new Refusal(ITEM_IN_GET);
        }
        if (requester.session().isEmpty()) {
            return Reply.of(complete(requester.addressed())); // for somebody who asks on behalf of the owner
        }
        // Before the roster is read: what changes from now on is pushed, and queues on the strand behind this answer.
        requester.self().put(INTERESTED, true);
        return query.attribute("ver")
                .flatMap(RosterVersion::of)
                .flatMap(known -> changes(known, requester.self()))
                .orElseGet(() -> Reply.of(complete(requester.addressed())));
    }

    private Element complete(Jid account) {
        Roster roster = store.load(account);
        return Element.build(QUERY)
                .attribute("ver", new RosterVersion(roster.version()).attribute())
                .addAll(roster.items().values().stream().map(RosterElements::item).toList())
                .build();
    }

    /** Section 2.6.3; nothing when the complete roster says it better. */
    private Optional<Reply> changes(RosterVersion known, Session session) {
        Optional<RosterDelta> delta = store.since(session.account(), known.number());
        if (delta.isEmpty()) {
            return Optional.empty();
        }
        List<Element> items = new ArrayList<>();
        delta.get().removed().forEach(contact -> items.add(RosterElements.removed(contact)));
        delta.get().changed().forEach(item -> items.add(RosterElements.item(item)));
        if (items.size() > store.load(session.account()).items().size()) {
            return Optional.empty();
        }
        List<Effect> pushes = new ArrayList<>(items.size());
        for (int i = 1; i <= items.size(); i++) {
            String version = i < items.size()
                    ? known.attribute(i)
                    : new RosterVersion(delta.get().version()).attribute();
            pushes.add(new Effect.ToSession(session, push(items.get(i - 1), version).withTo(session.jid())));
        }
        return Optional.of(Reply.OK.then(pushes));
    }

    /** Section 2.3, 2.4 and 2.5. */
    private Reply set(Iq iq, Requester requester) {
        RosterSet wanted = RosterSet.from(iq.payload().orElseThrow(), options);
        if (wanted.contact().equals(requester.addressed())) {
            throw new Refusal(OWN_ADDRESS);
        }
        Reply reply = change(wanted, requester.addressed());
        if (reply instanceof Reply.Failure) {
            return reply;
        }
        List<Effect> effects = new ArrayList<>(reply.effects());
        effects.addAll(delegates.tell(requester.addressed(), wanted.contact(), this::current));
        return reply.then(effects);
    }

    /** XEP-0321 section 4.2. */
    private Reply getByOther(Iq iq, Requester other) {
        Jid entity = delegates.permitted(other);
        Roster roster = store.load(other.addressed());
        return Reply.of(Element.build(QUERY)
                .addAll(roster.items().values().stream()
                        .filter(item -> Delegates.reaches(entity, item.contact()))
                        .map(RosterElements::item)
                        .toList())
                .build());
    }

    /** XEP-0321 section 4.4. */
    private Reply setByOther(Iq iq, Requester other) {
        Jid entity = delegates.permitted(other);
        RosterSet wanted = RosterSet.from(iq.payload().orElseThrow(), options);
        Delegates.check(entity, wanted.contact());
        if (wanted.contact().equals(other.addressed())) {
            throw new Refusal(OWN_ADDRESS);
        }
        return change(wanted, other.addressed());
    }

    private Reply change(RosterSet wanted, Jid account) {
        return switch (wanted) {
            case RosterSet.Put put -> put(put, account);
            case RosterSet.Remove remove -> remove(remove.contact(), account);
        };
    }

    /** A push of a contact as it is now. */
    private Iq current(Jid account, Jid contact) {
        Roster roster = store.load(account);
        Element item = roster.item(contact).map(RosterElements::item).orElseGet(() -> RosterElements.removed(contact));
        return push(item, new RosterVersion(roster.version()).attribute());
    }

    private Reply put(RosterSet.Put wanted, Jid account) {
        Jid contact = wanted.contact();
        refuseWhenFull(contact, account);
        RosterUpdate update =
                store.update(account, contact, before -> Optional.of(before.orElseGet(() -> added(contact))
                        .named(name(wanted), wanted.groups())));
        List<Effect> effects = new ArrayList<>();
        effects.add(
                update.changed()
                        ? new Effect.Raise(new RosterChanged(account, update, Optional.empty()))
                        : push(account, update)); // section 2.3.2 wants a push for whatever was set
        if (options.autoAuthorize() && update.before().isEmpty()) {
            effects.add(new Effect.Send(Presence.of(Presence.Type.SUBSCRIBE).withFrom(account).withTo(contact)));
        }
        return Reply.OK.then(effects);
    }

    private void refuseWhenFull(Jid contact, Jid account) {
        if (options.size().max() > 0) {
            var items = store.load(account).items();
            if (!options.size().hasRoom(items.size()) && !items.containsKey(contact)) {
                throw new Refusal(FULL);
            }
        }
    }

    private RosterItem added(Jid contact) {
        return RosterItem.of(contact).withAsk(options.autoAuthorize());
    }

    private String name(RosterSet.Put wanted) {
        if (!wanted.name().isEmpty() || options.emptyName()) {
            return wanted.name();
        }
        Jid contact = wanted.contact();
        return contact.local().isEmpty() ? contact.domain() : contact.local();
    }

    private Reply remove(Jid contact, Jid account) {
        RosterUpdate update = store.update(account, contact, before -> Optional.empty());
        return update.changed()
                ? Reply.OK.then(new Effect.Raise(new RosterChanged(account, update, Optional.empty())))
                : Reply.error(NOT_IN_ROSTER);
    }

    private static List<Effect> tell(RosterChanged event) {
        List<Effect> effects = new ArrayList<>();
        event.notice().ifPresent(notice -> effects.add(
                new Effect.ToSessionsAsIs(event.account(), Rosters::isInterested, notice)));
        if (event.update().changed()) {
            effects.add(push(event.account(), event.update()));
        }
        return effects;
    }

    /** Section 2.1.6: to the interested resources. */
    private static Effect push(Jid account, RosterUpdate update) {
        Element item = update.after()
                .map(RosterElements::item)
                .orElseGet(() -> RosterElements.removed(update.before().orElseThrow().contact()));
        Iq push = push(item, new RosterVersion(update.version()).attribute());
        return new Effect.ToSessions(account, Rosters::isInterested, push);
    }

    private static Iq push(Element item, String version) {
        String id = "push-" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        return Iq.request(
                Iq.Type.SET, id, Element.build(QUERY).attribute("ver", version).add(item).build());
    }

    private static boolean isInterested(Session session) {
        return session.get(INTERESTED).orElse(false);
    }
}
