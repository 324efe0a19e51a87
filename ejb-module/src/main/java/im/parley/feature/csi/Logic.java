package im.parley.feature.csi;

import im.parley.server.spi.option.Written;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Set;

/** What can wait while nobody looks at the client, and what of it is replaced by something newer. */
enum Logic {
    /** Keeps every presence. */
    @Written({"MobileV1", "tigase.xmpp.impl.MobileV1"})
    MOBILE_V1,
    /** Keeps the last presence of each full JID. */
    @Written({"MobileV2", "tigase.xmpp.impl.MobileV2"})
    MOBILE_V2,
    /** Keeps the last presence of each full JID, and copies of messages. */
    @Written({"MobileV3", "tigase.xmpp.impl.MobileV3"})
    MOBILE_V3;

    private static final String CARBONS = "urn:xmpp:carbons:2";
    private static final Name RECEIVED = Name.of(CARBONS, "received");
    private static final Name SENT = Name.of(CARBONS, "sent");
    private static final String CHAT_STATES = "http://jabber.org/protocol/chatstates";
    private static final Set<String> WITH_CHAT_STATES =
            Set.of(CHAT_STATES, "urn:xmpp:hints", "urn:xmpp:sid:0");

    /** What is to be done with a stanza for a client that nobody looks at. */
    sealed interface Urgency {
        /** It must go out at once, and all that waits before it. */
        record Urgent() implements Urgency {}

        /** The client has asked for it: it goes out at once, which is no reason to send what waits. */
        record Expected() implements Urgency {}

        /** It waits until something urgent comes. */
        record Waits() implements Urgency {}

        /**
         * It waits, and replaces what waits in the same place.
         *
         * @param place equal for stanzas that replace each other
         */
        record Replaces(Object place) implements Urgency {}
    }

    private static final Urgency URGENT = new Urgency.Urgent();
    private static final Urgency EXPECTED = new Urgency.Expected();
    private static final Urgency WAITS = new Urgency.Waits();

    private record LastPresence(Jid of) {}

    private record LastChatState(Jid of) {}

    Urgency of(Stanza stanza) {
        if (stanza.from().isEmpty()) {
            return URGENT;
        }
        Jid from = stanza.from().get();
        return switch (stanza) {
            case Presence presence -> ofPresence(presence, from);
            case Message message -> ofMessage(message, from);
            case Iq iq -> iq.isRequest() ? URGENT : EXPECTED;
        };
    }

    private Urgency ofPresence(Presence presence, Jid from) {
        return switch (presence.type()) {
            case AVAILABLE, UNAVAILABLE -> latest(new LastPresence(from));
            case SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, PROBE, ERROR -> URGENT;
        };
    }

    private Urgency ofMessage(Message message, Jid from) {
        if (message.type() == Message.Type.ERROR) {
            return URGENT;
        }
        if (isMereChatState(message)) {
            return latest(new LastChatState(from));
        }
        boolean copy = this == MOBILE_V3 && from.isBare() && (message.has(RECEIVED) || message.has(SENT));
        return copy ? WAITS : URGENT;
    }

    private Urgency latest(Object place) {
        return switch (this) {
            case MOBILE_V1 -> WAITS;
            case MOBILE_V2, MOBILE_V3 -> new Urgency.Replaces(place);
        };
    }

    /** XEP-0085 section 5.6: it may come with the thread it belongs to. */
    private static boolean isMereChatState(Message message) {
        boolean state = false;
        for (Element child : message.content().elements()) {
            if (!child.is(Message.THREAD) && !WITH_CHAT_STATES.contains(child.name().namespace())) {
                return false;
            }
            state |= child.name().namespace().equals(CHAT_STATES);
        }
        return state;
    }
}
