package im.parley.feature.push;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.server.spi.Verdict;
import im.parley.store.memory.MemoryStores;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.push.PushRegistration;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Juliet's account with the push feature, and what its services were told. */
final class Phones {
    static final Jid JULIET = Jid.of("juliet@capulet.example");
    static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
    static final Jid SERVICE = Jid.of("push-5.client.example");
    static final String ENCRYPTED = "New secure message. Open to see the message.";

    final MemoryStores stores = MemoryStores.create();
    final TestSessions sessions = TestSessions.of();
    final List<Effect.Ask> told = new ArrayList<>();
    final PushNotifications push;
    Instant now = Instant.parse("2026-03-29T01:30:00Z");

    Phones() {
        this(options(true, true, Optional.empty(), false));
    }

    Phones(PushOptions chosen) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        TestOptions options = TestOptions.of(chosen);
        Publisher publisher = new Publisher(stores.push(), options, clock);
        Subscribers subscribers = new Subscribers(
                stores.push(), stores.offline(), new Filters(stores.rosters()), publisher, clock);
        push = new PushNotifications(subscribers, new Audience(sessions), options);
    }

    static PushOptions options(boolean body, boolean sender, Optional<Duration> lifetime, boolean away) {
        PushOptions.Switch unsaid = new PushOptions.Switch(Optional.empty());
        return new PushOptions(
                new PushOptions.Content(body, sender, ENCRYPTED, true),
                new PushOptions.Services(Duration.ofMinutes(6), lifetime, 3),
                new PushOptions.Extensions(
                        away ? new PushOptions.Switch(Optional.of(true)) : unsaid, unsaid, unsaid, unsaid, unsaid));
    }

    static Element enable(String xml) {
        return element("<enable xmlns='urn:xmpp:push:0' jid='" + SERVICE + "' node='yxs32uqsflafdk3iuqo' " + xml);
    }

    /** An element as a client would send it. */
    static Element element(String xml) {
        Stanza stanza = StanzaText.read("<iq type='set' id='1'>" + xml + "</iq>").orElseThrow();
        return ((Iq) stanza).payload().orElseThrow();
    }

    Reply asks(String xml) {
        return asks(element(xml));
    }

    Reply asks(Element payload) {
        return Asking.ownAccount(push, TestSession.of(JULIET + "/phone")).set(payload);
    }

    /** Enables the usual node with some extensions. */
    Phones enabled(String extensions) {
        if (!asks(enable(">" + extensions + "</enable>")).equals(Reply.OK)) {
            throw new AssertionError("not enabled");
        }
        return this;
    }

    List<PushRegistration> registrations() {
        return stores.push().load(JULIET);
    }

    /** A message comes to the account. */
    Verdict comes(Message message) {
        Verdict verdict = Verdict.PASS;
        for (Hook.OnDelivery<?> hook : deliveries()) {
            @SuppressWarnings("unchecked") // all of this feature are for messages
            Handlers.DeliveryFilter<Message> filter = (Handlers.DeliveryFilter<Message>) hook.filter();
            verdict = filter.judge(message, JULIET);
            if (!(verdict instanceof Verdict.Pass)) {
                return verdict;
            }
            perform(verdict.effects());
        }
        return verdict;
    }

    private List<Hook.OnDelivery<?>> deliveries() {
        List<Hook.OnDelivery<?>> found = new ArrayList<>();
        for (Hook hook : push.hooks()) {
            if (hook instanceof Hook.OnDelivery<?> delivery) {
                found.add(delivery);
            }
        }
        return found;
    }

    void waits() {
        stores.offline().store(JULIET, OfflineMessage.of(now, "<message/>"), 100);
    }

    void sends(TestSession session, Presence presence) {
        session.presence(
                presence.type() == Presence.Type.AVAILABLE ? Optional.of(presence) : Optional.empty());
        for (Hook hook : push.hooks()) {
            if (hook instanceof Hook.OnSent<?> sent) {
                @SuppressWarnings("unchecked") // it is for presences
                Handlers.SentFilter<Presence> filter = (Handlers.SentFilter<Presence>) sent.filter();
                perform(filter.judge(presence, session).effects());
            }
        }
    }

    void arrives(TestSession session, Message message) {
        for (Hook hook : push.hooks()) {
            if (hook instanceof Hook.OnHold<?> hold) {
                @SuppressWarnings("unchecked") // it is for messages
                Handlers.HoldFilter<Message> filter = (Handlers.HoldFilter<Message>) hold.filter();
                perform(filter.judge(message, session).effects());
            }
        }
    }

    void detaches(TestSession session, Stanza... unacknowledged) {
        for (Hook hook : push.hooks()) {
            if (hook instanceof Hook.OnEvent<?> event && event.kind() == ServerEvent.SessionDetached.class) {
                @SuppressWarnings("unchecked") // its kind says so
                var handler = (Handlers.EventHandler<ServerEvent.SessionDetached>) event.handler();
                perform(handler.on(new ServerEvent.SessionDetached(session, List.of(unacknowledged))));
            }
        }
    }

    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Ask ask) {
                told.add(ask);
            } else if (effect instanceof Effect.Afterwards next) {
                perform(next.more().get());
            } else {
                throw new AssertionError("unexpected " + effect);
            }
        }
    }

    /** The service answers the last notification. */
    void answers(Condition condition) {
        Effect.Ask last = told.getLast();
        perform(last.then().on(last.request().errorReply(condition.error())));
    }

    void answersWell() {
        Effect.Ask last = told.getLast();
        perform(last.then().on(last.request().result()));
    }

    static Message text(String body) {
        return Message.to(JULIET, Message.Type.CHAT, Element.text(Message.BODY, body)).withFrom(ROMEO);
    }

    /** A message with these children. */
    static Message message(String type, Jid from, String children) {
        Stanza stanza = StanzaText.read("<message type='" + type + "'>" + children + "</message>").orElseThrow();
        return ((Message) stanza).withFrom(from).withTo(JULIET);
    }

    /** The notification told last. */
    Element notification() {
        return told.getLast().request().payload().orElseThrow()
                .first(Name.of("http://jabber.org/protocol/pubsub", "publish")).orElseThrow()
                .first().orElseThrow()
                .first().orElseThrow();
    }
}
