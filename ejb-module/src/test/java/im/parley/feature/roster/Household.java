package im.parley.feature.roster;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.RosterElements;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.Session;
import im.parley.server.spi.TestCatalogue;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.option.RosterSizeOptions;
import im.parley.store.memory.MemoryRosters;
import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The roster feature with two resources of Juliet, one of which asks. */
class Household {
    static final Jid JULIET = Jid.of("juliet@example.com");
    static final Jid ROMEO = Jid.of("romeo@example.net");
    static final Jid NURSE = Jid.of("nurse@example.com");

    final MemoryRosters store = new MemoryRosters();
    final TestSession balcony = TestSession.of("juliet@example.com/balcony");
    final TestSession chamber = TestSession.of("juliet@example.com/chamber");
    RosterOptions options = new RosterOptions(false, true, new RosterSizeOptions(0), 20, 20, 3);

    /** Features that let others at the roster. */
    Feature[] others = {};

    Rosters feature() {
        return new Rosters(store, new TestCatalogue().load(others), TestOptions.of(options));
    }

    Reply get(Element query) {
        return Asking.ownAccount(feature(), balcony).get(query);
    }

    Reply set(Element... items) {
        return Asking.ownAccount(feature(), balcony).set(Element.of(RosterElements.QUERY, items));
    }

    static Element query() {
        return Element.of(RosterElements.QUERY);
    }

    static Element query(String version) {
        return Element.build(RosterElements.QUERY).attribute("ver", version).build();
    }

    static Element.Builder item(Jid contact) {
        return Element.build(RosterElements.ITEM).attribute("jid", contact.toString());
    }

    static Element group(String name) {
        return Element.text(RosterElements.GROUP, name);
    }

    void change(Jid contact, UnaryOperator<RosterItem> change) {
        store.update(JULIET, contact, before -> Optional.of(change.apply(before.orElse(RosterItem.of(contact)))));
    }

    /** What the sessions get from these effects, {@code resource: <stanza/>}, events included. */
    List<String> received(List<Effect> effects) {
        List<String> all = new ArrayList<>();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.ToSessions some -> reach(some.matching(), some.stanza(), all);
                case Effect.ToSessionsAsIs some -> reach(some.matching(), some.stanza(), all);
                case Effect.ToSession one -> all.add(one.session().jid().resource() + ": " + payload(one.stanza()));
                case Effect.Raise raise when raise.event() instanceof RosterChanged event ->
                    all.addAll(received(tell(event)));
                case Effect.Send send -> all.add(
                        "to " + send.stanza().to().orElseThrow() + ": " + payload(send.stanza()));
                default -> throw new AssertionError("unexpected: " + effect);
            }
        }
        return all;
    }

    private void reach(Predicate<Session> matching, Stanza stanza, List<String> all) {
        for (TestSession session : List.of(balcony, chamber)) {
            if (matching.test(session)) {
                all.add(session.jid().resource() + ": " + payload(stanza));
            }
        }
    }

    private static String payload(Stanza stanza) {
        return stanza.content().first().map(Element::toString).orElse(stanza.typeAttribute());
    }

    List<Effect> tell(RosterChanged event) {
        return feature().hooks().stream()
                .filter(hook -> hook instanceof Hook.OnEvent<?> on && on.kind() == RosterChanged.class)
                .map(hook -> ((Hook.OnEvent<?>) hook))
                .flatMap(hook -> call(hook, event).stream())
                .toList();
    }

    @SuppressWarnings("unchecked") // filtered by kind
    private static List<Effect> call(Hook.OnEvent<?> hook, RosterChanged event) {
        return ((Hook.OnEvent<RosterChanged>) hook).handler().on(event);
    }

    RosterItem stored(Jid contact) {
        return Optional.ofNullable(store.load(JULIET).items().get(contact)).orElseThrow();
    }

    String version() {
        return String.valueOf(store.load(JULIET).version());
    }
}
