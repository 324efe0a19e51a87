package im.parley.feature.muc.room;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.Optional;

/** Requests to a room, which rules answer (XEP-0045 section 17.4), or to an occupant. */
final class Desk {
    private static final StanzaError ONE_CHILD = Condition.BAD_REQUEST.because("a request needs exactly one child");

    private Desk() {}

    static void take(Room room, Iq iq, Jid sender) {
        if (iq.to().orElseThrow().isFull()) {
            Whispers.iq(room, iq, sender);
            return;
        }
        if (!iq.isRequest()) {
            return;
        }
        Element payload = iq.payload().orElseThrow(() -> new Refusal(ONE_CHILD));
        Rule.Answer answer = room.rules()
                .answer(new Rule.Request(iq.type(), payload.name()))
                .orElseThrow(Reception::unknown);
        Optional<Element> result = answer.to(room, sender, payload);
        room.send(result.map(iq::result).orElseGet(iq::result));
        room.catchUp();
    }
}
