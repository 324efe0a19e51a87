package im.parley.feature.offline;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Session;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.server.spi.Verdict;
import im.parley.server.spi.account.OfflineLimits;
import im.parley.server.spi.option.MessageRepositoryOptions;
import im.parley.store.memory.MemoryStores;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Juliet's messages, her sessions, and what they were given. */
final class Letterbox {
    static final Jid JULIET = Jid.of("juliet@capulet.com");
    static final Jid ROMEO = Jid.of("romeo@montague.net/orchard");
    static final Name DELAY = Name.of("urn:xmpp:delay", "delay");
    static final Instant NOW = Instant.parse("2002-09-10T23:08:25Z");

    final MemoryStores stores = MemoryStores.create();
    final TestSessions sessions = TestSessions.of();
    private final OfflineMessages offline = new OfflineMessages(
            stores.offline(),
            stores.users(),
            sessions,
            new OfflineLimits(TestOptions.of(new MessageRepositoryOptions(200, false, Map.of())), stores.settings()),
            Clock.fixed(NOW, ZoneOffset.UTC));
    final List<Given> given = new ArrayList<>();

    /** What a session was given. */
    record Given(Session session, Message message) {}

    Letterbox() {
        stores.users().create(new User(JULIET, Status.ACTIVE, NOW));
    }

    /** Performs effects as the router does. */
    void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.ToSession one) {
                given.add(new Given(one.session(), (Message) one.stanza()));
            } else if (effect instanceof Effect.Afterwards next) {
                perform(next.more().get());
            } else {
                throw new AssertionError("unexpected " + effect);
            }
        }
    }

    Verdict unreachable(Message message) {
        Verdict verdict = offline.hooks().stream()
                .filter(Hook.OnUnreachable.class::isInstance)
                .map(Hook.OnUnreachable.class::cast)
                .findFirst()
                .orElseThrow()
                .filter()
                .judge(message, message.to().orElseThrow().bare());
        perform(verdict.effects());
        return verdict;
    }

    List<Effect> sends(TestSession session, Presence presence) {
        if (presence.to().isEmpty()) {
            session.presence(
                    presence.type() == Presence.Type.AVAILABLE ? Optional.of(presence) : Optional.empty());
        }
        @SuppressWarnings("unchecked") // it is declared for presences
        Hook.OnSent<Presence> hook = (Hook.OnSent<Presence>) offline.hooks().stream()
                .filter(Hook.OnSent.class::isInstance)
                .findFirst()
                .orElseThrow();
        return hook.filter().judge(presence, session).effects();
    }

    TestSession connected(String resource) {
        return sessions.add(TestSession.of("juliet@capulet.com/" + resource));
    }

    static Presence priority(int priority) {
        return Presence.of(
                Presence.Type.AVAILABLE, Element.text(Presence.PRIORITY, String.valueOf(priority)));
    }

    static Message chat(String body) {
        return Message.to(JULIET, Message.Type.CHAT, Element.text(Message.BODY, body)).withFrom(ROMEO);
    }

    List<String> bodiesGivenTo(Session session) {
        return given.stream()
                .filter(one -> one.session().equals(session))
                .map(one -> one.message().body())
                .toList();
    }

    void bindsByBind2(Session session) {
        assertThat(offline.hooks().stream()
                        .filter(Hook.AddToBound.class::isInstance)
                        .map(Hook.AddToBound.class::cast)
                        .flatMap(hook -> hook.addition().describe(session).stream()))
                .isEmpty();
    }

    static Message archived(String body, Jid by) {
        Element id = Element.build(Name.of("urn:xmpp:sid:0", "stanza-id"))
                .attribute("by", by.toString())
                .attribute("id", "1")
                .build();
        return chat(body).with(chat(body).content().plus(id));
    }

    /** What the filters of delivery make of a message. */
    @SuppressWarnings("unchecked") // a filter of messages
    Message arriving(Message message) {
        Message judged = message;
        for (Hook hook : offline.hooks()) {
            if (hook instanceof Hook.OnDelivery<?> delivery
                    && ((Handlers.DeliveryFilter<Message>) delivery.filter()).judge(judged, JULIET)
                            instanceof Verdict.Replace replaced) {
                judged = (Message) replaced.stanza();
            }
        }
        return judged;
    }

    static Element delay(String from) {
        return Element.build(DELAY)
                .attribute("from", from)
                .attribute("stamp", "1999-01-01T00:00:00Z")
                .build();
    }

    /** The effects that come of the only one, which asks for more. */
    static List<Effect> next(List<Effect> effects) {
        assertThat(effects).hasSize(1);
        return ((Effect.Afterwards) effects.getFirst()).more().get();
    }
}
