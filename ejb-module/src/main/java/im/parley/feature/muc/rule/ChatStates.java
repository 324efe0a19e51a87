package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.List;

/** XEP-0045 section 17.2, rule 5: a service may not want to pass on who is typing (XEP-0085). */
final class ChatStates implements Rule {
    private static final String NS = "http://jabber.org/protocol/chatstates";
    private static final StanzaError NOT_PASSED = Condition.POLICY_VIOLATION.because("chat states are not passed on");

    private final boolean passed;

    ChatStates(boolean passed) {
        this.passed = passed;
    }

    @Override
    public Message speak(Room room, Occupant speaker, Message message) {
        if (passed || message.content().elements().stream().noneMatch(ChatStates::isState)) {
            return message;
        }
        if (!message.has(Message.BODY)) {
            throw new Refusal(NOT_PASSED);
        }
        List<Element> kept = message.content().elements().stream().filter(child -> !isState(child)).toList();
        return message.with(Content.of(kept));
    }

    private static boolean isState(Element child) {
        return child.name().namespace().equals(NS);
    }
}
