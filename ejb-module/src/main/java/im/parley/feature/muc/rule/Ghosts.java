package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Reception;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Tokens;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * XEP-0045 section 18.1.2: occupants whose server was lost, and who do not know it. The sessions of this server are known;
 * those of others are asked from time to time whether they are there. Who knows no pings (XEP-0199) is asked once more, by
 * service discovery, as the error is the same that a server gives for a session that is no more.
 */
public final class Ghosts implements Rule {
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");
    private static final Element PING = Element.of(Name.of("urn:xmpp:ping", "ping"));
    private static final Element INFO = Element.of(Name.of("http://jabber.org/protocol/disco#info", "query"));
    private static final String FIRST = "ghost1-";
    private static final String SECOND = "ghost2-";

    /** Asks the sessions of a room that satisfy a condition whether they are there. */
    public static void look(Room room, Predicate<Jid> asked) {
        List<Jid> sessions = new ArrayList<>();
        for (Occupant occupant : room.occupants().all()) {
            occupant.sessions().stream().filter(asked).forEach(sessions::add);
        }
        sessions.forEach(session -> ask(room, session, FIRST, PING));
    }

    private static void ask(Room room, Jid session, String turn, Element payload) {
        room.send(Iq.request(Iq.Type.GET, turn + Tokens.of(room, session), payload)
                .withFrom(room.jid())
                .withTo(session));
    }

    @Override
    public void answered(Room room, Jid sender, Iq answer) {
        if (answer.type() != Iq.Type.ERROR || room.occupants().of(sender).isEmpty()) {
            return;
        }
        String token = Tokens.of(room, sender);
        answer.child(ERROR).ifPresent(error -> {
            if (answer.id().equals(FIRST + token) && isUnsure(error)) {
                ask(room, sender, SECOND, INFO);
            } else if (answer.id().equals(FIRST + token) || answer.id().equals(SECOND + token)) {
                Reception.unreachable(room, sender, error);
            }
        });
    }

    private static boolean isUnsure(Element error) {
        return error.has(Condition.SERVICE_UNAVAILABLE.elementName())
                || error.has(Condition.FEATURE_NOT_IMPLEMENTED.elementName());
    }
}
