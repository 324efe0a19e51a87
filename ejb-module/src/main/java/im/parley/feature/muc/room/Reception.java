package im.parley.feature.muc.room;

import im.parley.server.spi.Effect;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes what comes to a room and hands it to those whose business it is. Runs on the room's lane. */
public final class Reception {
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");
    private static final StanzaError UNKNOWN = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError NOT_SAID = Condition.BAD_REQUEST.because("a room takes messages of type groupchat");

    private Reception() {}

    /** Handles a stanza; what is to be done is returned. */
    public static List<Effect> receive(Room room, Stanza stanza) {
        if (!room.closed() && !room.load()) {
            room.close(true);
        }
        if (room.closed()) {
            return room.house().again(stanza);
        }
        try {
            take(room, stanza);
        } catch (Refusal refusal) {
            refuse(room, stanza, refusal.error());
            unfound(room, stanza);
        } catch (RuntimeException failed) {
            room.done();
            throw failed;
        } finally {
            Attendance.rest(room);
        }
        return room.done();
    }

    /** Does something else in a room that is there still. */
    public static List<Effect> act(Room room, Runnable work) {
        try {
            if (!room.closed() && room.load()) {
                work.run();
            }
            return room.done();
        } catch (RuntimeException failed) {
            room.done();
            throw failed;
        } finally {
            Attendance.rest(room);
        }
    }

    /** A room whose founder cannot come in is none. */
    private static void unfound(Room room, Stanza stanza) {
        boolean comes = stanza instanceof Presence presence && presence.type() == Presence.Type.AVAILABLE;
        if (comes && room.affiliations().of(stanza.from().orElseThrow()) == Affiliation.OWNER) {
            Attendance.emptied(room);
        }
    }

    private static void take(Room room, Stanza stanza) {
        Jid sender = stanza.from().orElseThrow();
        switch (stanza) {
            case Presence presence -> presence(room, presence, sender);
            case Message message -> message(room, message, sender);
            case Iq iq -> Desk.take(room, iq, sender);
        }
    }

    private static void presence(Room room, Presence presence, Jid sender) {
        switch (presence.type()) {
            case AVAILABLE -> Attendance.present(room, presence, sender);
            case UNAVAILABLE -> Attendance.leave(room, sender, presence);
            case ERROR -> failed(room, presence, sender);
            // Section 17.3, rules 1 and 2: they are no requests to come in or to leave.
            case PROBE, SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED -> {}
        }
    }

    private static void failed(Room room, Stanza stanza, Jid sender) {
        stanza.child(ERROR).ifPresent(error -> Attendance.failed(room, sender, error));
    }

    /** An error from an occupant who is there is an answer to somebody's private message. */
    private static void bounced(Room room, Message message, Jid sender) {
        room.rules().forEach(rule -> rule.bounced(room, sender, message));
        failed(room, message, sender);
        Whispers.bounced(room, message, sender);
    }

    /** Somebody cannot be reached, if the error says so. */
    public static void unreachable(Room room, Jid session, Element error) {
        Attendance.failed(room, session, error);
    }

    private static void message(Room room, Message message, Jid sender) {
        if (message.type() == Message.Type.ERROR) {
            bounced(room, message, sender);
            return;
        }
        if (room.locked() && room.occupants().of(sender).isEmpty()) {
            throw new Refusal(Muc.NOT_FOUND); // section 17.2, rule 3
        }
        if (message.to().orElseThrow().isFull()) {
            Whispers.message(room, message, sender);
        } else if (message.type() == Message.Type.GROUPCHAT) {
            Floor.speak(room, message, sender);
        } else {
            other(room, message, sender);
        }
    }

    private static void other(Room room, Message message, Jid sender) {
        for (Rule rule : room.rules()) {
            if (rule.receive(room, sender, message)) {
                return;
            }
        }
        throw new Refusal(room.occupants().of(sender).isPresent() ? NOT_SAID : Muc.NOT_IN_ROOM);
    }

    /** The answer to what is refused; the room reports it. A password is not repeated. */
    static void refuse(Room room, Stanza stanza, StanzaError error) {
        if (stanza.isError() || (stanza instanceof Iq iq && !iq.isRequest())) {
            return;
        }
        room.send(refusal(stanza, error, room.jid()));
    }

    /** The answer to what is refused on behalf of a room. */
    public static Stanza refusal(Stanza stanza, StanzaError error, Jid room) {
        Element reported = error.toElement(Optional.of(room));
        Header header = new Header(stanza.to().orElse(room), stanza.from().orElse(room), stanza.id(), "");
        return switch (stanza) {
            case Presence presence -> new Presence(
                    header, Presence.Type.ERROR, Content.of(Element.of(Muc.JOIN), reported));
            case Message message -> new Message(header, Message.Type.ERROR, message.content().plus(reported));
            case Iq iq -> new Iq(header, Iq.Type.ERROR, iq.content().plus(reported));
        };
    }

    /** Tells somebody who believes to be in a room that this is not so. */
    public static Presence notInRoom(Presence presence) {
        return Attendance.notInRoom(presence, presence.from().orElseThrow());
    }

    static Refusal unknown() {
        return new Refusal(UNKNOWN);
    }

    /** A room in which nobody is yet is idle. */
    public static void settle(Room room) {
        Attendance.emptied(room);
    }

    /** An account is no more, and with it what it was in the room. */
    public static void forget(Room room, Jid account) {
        if (room.affiliations().find(account).isPresent()) {
            Standing.affiliate(room, Affiliate.of(account, Affiliation.NONE), Item.Cause.NONE);
        }
    }

    /** A session has ended without saying so. */
    public static void vanished(Room room, Jid session) {
        Attendance.leave(room, session, Content.EMPTY, Set.of());
    }
}
