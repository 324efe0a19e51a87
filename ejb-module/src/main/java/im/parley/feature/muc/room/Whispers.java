package im.parley.feature.muc.room;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What passes between two occupants: private messages (XEP-0045 section 7.5) and requests (section 17.4). */
public final class Whispers {
    /** Who may send private messages. */
    public static final Field<Allowed> WHO = Field.choice(
            "muc#roomconfig_allowpm",
            "Who Can Send Private Messages?",
            Allowed.ANYONE,
            Allowed.class,
            Map.of(
                    Allowed.ANYONE, "Anyone",
                    Allowed.PARTICIPANTS, "Anyone with Voice",
                    Allowed.MODERATORS, "Moderators Only",
                    Allowed.NONE, "Nobody"));

    private static final StanzaError NO_GROUPCHAT =
            Condition.BAD_REQUEST.because("a private message is not of type groupchat");
    private static final StanzaError OUTSIDE = Condition.BAD_REQUEST.because("only occupants may ask occupants");
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");
    private static final Name PING = Name.of("urn:xmpp:ping", "ping");
    private static final Set<String> OF_ACCOUNT =
            Set.of("vcard-temp", "http://jabber.org/protocol/pubsub", "urn:ietf:params:xml:ns:vcard-4.0");
    private static final Set<String> DISCO =
            Set.of("http://jabber.org/protocol/disco#info", "http://jabber.org/protocol/disco#items");

    private Whispers() {}

    /** Who may send private messages. */
    public enum Allowed {
        ANYONE,
        PARTICIPANTS,
        MODERATORS,
        NONE
    }

    static void message(Room room, Message message, Jid sender) {
        Occupant from = room.occupants().of(sender).orElseThrow(() -> new Refusal(Muc.NOT_IN_ROOM));
        if (message.type() == Message.Type.GROUPCHAT) {
            throw new Refusal(NO_GROUPCHAT);
        }
        Occupant to = addressed(room, message.to().orElseThrow());
        if (!mayWhisper(room, from)) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        Message passed = new Message(
                new Header(from.address(), room.jid(), message.id(), message.lang()),
                message.type(),
                marked(room, from, message.content()));
        room.send(passed, List.copyOf(to.sessions()));
    }

    /** What the recipient of a private message, who is still there, has against it, is told to its sender. */
    static void bounced(Room room, Message error, Jid sender) {
        Occupant from = room.occupants().of(sender).orElse(null);
        Jid address = error.to().orElseThrow();
        Occupant to = room.occupants().named(address.resource()).orElse(null);
        List<Element> why = error.content().elements().stream().filter(child -> child.is(ERROR)).toList();
        if (from != null && to != null && !why.isEmpty() && mayWhisper(room, to)) {
            room.send(
                    new Message(
                            new Header(from.address(), room.jid(), error.id(), error.lang()),
                            Message.Type.ERROR,
                            marked(room, from, Content.of(why))),
                    List.copyOf(to.sessions()));
        }
    }

    private static boolean mayWhisper(Room room, Occupant from) {
        return switch (room.get(WHO)) {
            case ANYONE -> true;
            case PARTICIPANTS -> from.role().isAtLeast(Role.PARTICIPANT);
            case MODERATORS -> from.role() == Role.MODERATOR;
            case NONE -> false;
        };
    }

    /** With the {@code <x/>} that tells it is a private message, and without what is forged. */
    private static Content marked(Room room, Occupant from, Content content) {
        List<Element> children = new ArrayList<>();
        content.elements().stream().filter(child -> !room.rules().reserves(child.name())).forEach(children::add);
        children.add(Muc.user());
        room.rules().forEach(rule -> rule.sign(room, from, children::add));
        return Content.of(children);
    }

    private static Occupant addressed(Room room, Jid address) {
        return room.occupants().named(address.resource()).orElseThrow(() -> new Refusal(Muc.NOT_FOUND));
    }

    static void iq(Room room, Iq iq, Jid sender) {
        if (iq.isRequest()) {
            ask(room, iq, sender);
        } else {
            answer(room, iq, sender);
        }
    }

    private static void ask(Room room, Iq iq, Jid sender) {
        Element payload = iq.payload().orElseThrow(() -> new Refusal(Condition.BAD_REQUEST.error()));
        Occupant from = room.occupants()
                .of(sender)
                .orElseThrow(() -> new Refusal(
                        DISCO.contains(payload.name().namespace()) ? OUTSIDE : Muc.NOT_IN_ROOM)); // section 6.6
        Jid address = iq.to().orElseThrow();
        if (payload.is(PING) && address.equals(from.address())) {
            room.send(iq.result()); // XEP-0410 section 3.3
            return;
        }
        Occupant to = addressed(room, address);
        Jid real = OF_ACCOUNT.contains(payload.name().namespace()) ? to.user() : to.foremost();
        String id = Tokens.of(room, sender) + iq.id();
        room.send(iq.with(new Header(from.address(), real, id, iq.lang())));
    }

    /** An answer finds its way by the token in its id; the real address of nobody is told (section 17.4, rule 3). */
    private static void answer(Room room, Iq iq, Jid sender) {
        Occupant to = room.occupants().named(iq.to().orElseThrow().resource()).orElse(null);
        Optional<Occupant> from = room.occupants().of(sender).or(() -> ofUser(room, sender));
        if (to == null || from.isEmpty() || iq.id().length() <= Tokens.LENGTH) {
            return;
        }
        String token = iq.id().substring(0, Tokens.LENGTH);
        to.sessions().stream()
                .filter(session -> Tokens.of(room, session).equals(token))
                .findFirst()
                .ifPresent(session -> room.send(iq.with(
                        new Header(from.get().address(), session, iq.id().substring(Tokens.LENGTH), iq.lang()))));
    }

    private static Optional<Occupant> ofUser(Room room, Jid account) {
        return account.isBare() ? room.occupants().ofUser(account).stream().findFirst() : Optional.empty();
    }
}
