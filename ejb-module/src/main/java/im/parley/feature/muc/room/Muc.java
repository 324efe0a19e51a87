package im.parley.feature.muc.room;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The names of XEP-0045 that several rules need, and errors that several return. */
public final class Muc {
    /** The namespace of who comes in. */
    public static final String NS = "http://jabber.org/protocol/muc";
    /** What a client says that comes in. */
    public static final Name JOIN = Name.of(NS, "x");

    /** The namespace of what a room tells its occupants. */
    public static final String USER_NS = NS + "#user";
    /** What a room tells its occupants. */
    public static final Name X = Name.of(USER_NS, "x");
    /** An occupant. */
    public static final Name ITEM = Name.of(USER_NS, "item");
    /** A status code. */
    public static final Name STATUS = Name.of(USER_NS, "status");
    /** Why. */
    public static final Name REASON = Name.of(USER_NS, "reason");
    /** Who did it. */
    public static final Name ACTOR = Name.of(USER_NS, "actor");
    /** The room is no more. */
    public static final Name DESTROY = Name.of(USER_NS, "destroy");
    /** The password of a room. */
    public static final Name PASSWORD = Name.of(USER_NS, "password");

    /** A time at which something was said before, XEP-0203. */
    public static final Name DELAY = Name.of("urn:xmpp:delay", "delay");

    /** For who lacks a privilege. */
    public static final StanzaError FORBIDDEN = Condition.FORBIDDEN.error();
    /** For who acts against somebody of a higher affiliation, or for what nobody may do. */
    public static final StanzaError NOT_ALLOWED = Condition.NOT_ALLOWED.error();
    /** For a nickname that somebody else has, and for acts against oneself. */
    public static final StanzaError CONFLICT = Condition.CONFLICT.error();
    /** For what does not exist. */
    public static final StanzaError NOT_FOUND = Condition.ITEM_NOT_FOUND.error();
    /** For who is no occupant of the room. */
    public static final StanzaError NOT_IN_ROOM = Condition.NOT_ACCEPTABLE
            .because("only occupants may do this")
            .as(StanzaError.Type.CANCEL);

    private Muc() {}

    /** Says when something was said in a room. */
    public static Element delay(Jid room, Instant when) {
        return Element.build(DELAY)
                .attribute("from", room.toString())
                .attribute("stamp", when.truncatedTo(ChronoUnit.MILLIS).toString())
                .build();
    }

    /** The {@code <x/>} element with these children. */
    public static Element user(Element... children) {
        return Element.of(X, children);
    }

    /** A subject of the content namespace. */
    public static Element subject(String text) {
        return Element.text(Name.of(Namespaces.CLIENT, "subject"), text);
    }
}
