package im.parley.feature.presence;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.Session;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.server.spi.Verdict;
import im.parley.server.spi.option.RosterSizeOptions;
import im.parley.store.UnitOfWork;
import im.parley.store.memory.MemoryRosters;
import im.parley.store.roster.RosterItem;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The two features with accounts at example.com, on the least of a router: it carries out what they decide and writes
 * down what arrives where, one line for each stanza.
 */
final class World {
    static final SubscriptionOptions ASKING = new SubscriptionOptions(false, false, 100, 1000);

    final MemoryRosters rosters = new MemoryRosters();
    final TestSessions sessions = new TestSessions();
    final ExampleCom domains = new ExampleCom();
    private final List<String> lines = new ArrayList<>();
    private final List<Feature> features;

    World() {
        this(ASKING, new PresenceOptions(10, false, false, Optional.empty()));
    }

    World(SubscriptionOptions subscriptions, PresenceOptions presences) {
        this(subscriptions, presences, new RosterSizeOptions(0));
    }

    World(SubscriptionOptions subscriptions, PresenceOptions presences, RosterSizeOptions size) {
        Options options = TestOptions.of(subscriptions, presences, size);
        UnitOfWork units = new UnitOfWork() {
            @Override
            public <T> T call(Supplier<T> work) {
                return work.get();
            }
        };
        features = List.of(
                new PresenceState(rosters, sessions, domains, options),
                new Subscriptions(rosters, units, sessions, domains, options));
    }

    static final class ExampleCom implements Domains {
        /** What is set for the domain. */
        Map<String, String> set = Map.of();

        @Override
        public Optional<Vhost> find(String domain) {
            return all().stream().filter(vhost -> vhost.domain().equals(domain)).findFirst();
        }

        @Override
        public String defaultDomain() {
            return "example.com";
        }

        @Override
        public List<Vhost> all() {
            VhostPolicy none = VhostPolicy.NONE;
            return List.of(Vhost.of("example.com")
                    .withPolicy(new VhostPolicy(
                            none.staff(), none.filter(), none.forwarding(), Set.of(), Set.of(), set)));
        }
    }

    /** A connected resource. */
    TestSession connect(String jid) {
        return sessions.add(TestSession.of(jid));
    }

    /** An available resource, whose log-in is not written down. */
    TestSession login(String jid) {
        TestSession session = connect(jid);
        send(session, Presence.of(Presence.Type.AVAILABLE));
        lines.clear();
        return session;
    }

    /** Puts a contact in a roster. */
    void contact(String account, RosterItem item) {
        rosters.put(Jid.of(account), item);
    }

    /** Puts a contact in a state, its request included. */
    void given(Jid account, Jid contact, String state) {
        RosterItem item = AppendixA.state(state).in(RosterItem.of(contact));
        if (!item.equals(RosterItem.of(contact))) {
            rosters.put(account, item);
        }
        if (AppendixA.state(state).from() == SubscriptionState.Half.PENDING) {
            rosters.requestReceived(account, contact, "");
        }
    }

    /** The contact in the roster. */
    Optional<RosterItem> item(Jid account, Jid contact) {
        return Optional.ofNullable(rosters.load(account).items().get(contact));
    }

    /** The state that is kept. */
    SubscriptionState kept(Jid account, Jid contact) {
        boolean requested = rosters.requests(account).stream()
                .anyMatch(request -> request.from().equals(contact));
        return SubscriptionState.of(item(account, contact), requested);
    }

    /** What has arrived since this was asked last, in order. */
    List<String> arrived() {
        List<String> arrived = List.copyOf(lines);
        lines.clear();
        return arrived;
    }

    /** A resource sends a presence without address. */
    void send(TestSession sender, Presence presence) {
        Presence current = presence.withFrom(sender.jid());
        List<Effect> effects = new ArrayList<>();
        for (Hook.OnSent<?> hook : this.<Hook.OnSent<?>>hooks(Hook.OnSent.class)) {
            Verdict verdict = judge(hook, current, sender);
            effects.addAll(verdict.effects());
            switch (verdict) {
                case Verdict.Pass pass -> {}
                case Verdict.Replace replace -> current = (Presence) replace.stanza();
                case Verdict.Drop drop -> {
                    perform(effects);
                    return;
                }
                case Verdict.Bounce bounce -> {
                    lines.add(sender.jid() + " gets error " + bounce.error().condition());
                    return;
                }
            }
        }
        if (current.to().isPresent()) {
            route(current);
        }
        perform(effects);
    }

    /** A resource sends a presence to an address. */
    void send(TestSession sender, Presence.Type type, String to) {
        send(sender, Presence.of(type).withTo(Jid.of(to)));
    }

    /** A stanza comes from elsewhere. */
    void receive(Presence.Type type, String from, String to) {
        route(Presence.of(type).withFrom(Jid.of(from)).withTo(Jid.of(to)));
    }

    void end(TestSession session) {
        sessions.remove(session);
        raise(new ServerEvent.SessionEnded(session));
    }

    void route(Presence presence) {
        Jid to = presence.to().orElseThrow();
        if (!to.domain().equals("example.com")) {
            lines.add("elsewhere: " + text(presence));
            return;
        }
        Presence current = presence;
        List<Effect> effects = new ArrayList<>();
        for (Hook.OnDelivery<?> hook : this.<Hook.OnDelivery<?>>hooks(Hook.OnDelivery.class)) {
            if (hook.kind() == Presence.class) {
                Verdict verdict = deliver(hook, current, to.bare());
                effects.addAll(verdict.effects());
                if (verdict instanceof Verdict.Drop) {
                    perform(effects);
                    return;
                }
            }
        }
        for (TestSession session : sessions.of(to)) {
            boolean reached = to.isFull() ? session.jid().equals(to) : session.isAvailable();
            if (reached && !current.type().isSubscription() && current.type() != Presence.Type.PROBE) {
                reach(session, current);
            }
        }
        perform(effects);
    }

    /** What an IQ to a resource meets. */
    Verdict ask(Iq iq) {
        Jid account = iq.to().orElseThrow().bare();
        for (Hook.OnDelivery<?> hook : this.<Hook.OnDelivery<?>>hooks(Hook.OnDelivery.class)) {
            if (hook.kind() == Iq.class) {
                return deliver(hook, iq, account);
            }
        }
        return Verdict.PASS;
    }

    private void reach(Session session, Stanza stanza) {
        for (Hook.OnHold<?> hook : this.<Hook.OnHold<?>>hooks(Hook.OnHold.class)) {
            held(hook, stanza, session);
        }
        lines.add(session.jid() + ": " + text(stanza));
    }

    void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Send send -> route((Presence) send.stanza());
                case Effect.ToSession one -> reach(one.session(), one.stanza());
                case Effect.ToSessions some -> sessions.of(some.account()).stream()
                        .filter(some.matching())
                        .forEach(session -> reach(session, some.stanza().withTo(session.jid())));
                case Effect.ToSessionsAsIs some -> sessions.of(some.account()).stream()
                        .filter(some.matching())
                        .forEach(session -> reach(session, some.stanza()));
                case Effect.Raise raise -> raise(raise.event());
                case Effect.Afterwards afterwards -> perform(afterwards.more().get());
                default -> throw new AssertionError("unexpected: " + effect);
            }
        }
    }

    /** Tells the features; and writes down what the roster feature would tell the interested resources. */
    void raise(ServerEvent event) {
        for (Hook.OnEvent<?> hook : this.<Hook.OnEvent<?>>hooks(Hook.OnEvent.class)) {
            if (hook.kind().isInstance(event)) {
                perform(hear(hook, event));
            }
        }
        if (event instanceof RosterChanged changed) {
            changed.notice().ifPresent(notice -> lines.add(changed.account() + " is told: " + text(notice)));
            if (changed.update().changed()) {
                lines.add(changed.account() + " push: "
                        + changed.update().after().map(World::text).orElse("removed"));
            }
        }
    }

    @SuppressWarnings("unchecked") // the kind was asked for
    private <H extends Hook> List<H> hooks(Class<? super H> kind) {
        return features.stream()
                .flatMap(feature -> feature.hooks().stream())
                .filter(kind::isInstance)
                .map(hook -> (H) hook)
                .toList();
    }

    @SuppressWarnings("unchecked") // these features have hooks for presence alone
    private static Verdict judge(Hook.OnSent<?> hook, Presence presence, Session sender) {
        try {
            return ((Hook.OnSent<Presence>) hook).filter().judge(presence, sender);
        } catch (Refusal refusal) {
            return Verdict.bounce(refusal.error());
        }
    }

    @SuppressWarnings("unchecked") // the kind was compared
    private static <S extends Stanza> Verdict deliver(Hook.OnDelivery<?> hook, S stanza, Jid account) {
        return ((Hook.OnDelivery<S>) hook).filter().judge(stanza, account);
    }

    @SuppressWarnings("unchecked") // these features hold presence alone
    private static <S extends Stanza> void held(Hook.OnHold<?> hook, S stanza, Session session) {
        ((Hook.OnHold<S>) hook).filter().judge(stanza, session);
    }

    @SuppressWarnings("unchecked") // the kind was compared
    private static <E extends ServerEvent> List<Effect> hear(Hook.OnEvent<?> hook, E event) {
        return ((Hook.OnEvent<E>) hook).handler().on(event);
    }

    private static String text(Stanza stanza) {
        String type = stanza.typeAttribute().isEmpty() ? "available" : stanza.typeAttribute();
        String content = stanza.content().elements().stream()
                .map(element -> " " + element.name().local() + "=" + element.text())
                .reduce("", String::concat);
        return type + " from " + stanza.from().map(Jid::toString).orElse("nobody") + " to "
                + stanza.to().map(Jid::toString).orElse("nobody") + content;
    }

    private static String text(RosterItem item) {
        return item.contact() + " " + item.subscription().name().toLowerCase(Locale.ROOT)
                + (item.ask() ? " ask" : "") + (item.approved() ? " approved" : "");
    }

    /** The type as it is written. */
    static String name(Presence.Type type) {
        return Presence.of(type).typeAttribute();
    }

    /** A presence with content. */
    static Presence away() {
        return Presence.of(Presence.Type.AVAILABLE, Element.text(Presence.SHOW, "away"));
    }
}
