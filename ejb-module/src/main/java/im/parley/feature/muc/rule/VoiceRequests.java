package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Item;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Role;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Standing;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.Optional;

/** XEP-0045 sections 7.13 and 8.6: a visitor asks for voice, and a moderator grants it. */
final class VoiceRequests implements Rule {
    private static final String FORM_TYPE = Muc.NS + "#request";
    private static final String ROLE = "muc#role";
    private static final String NICK = "muc#roomnick";
    private static final String ALLOW = "muc#request_allow";
    private static final StanzaError OTHER_ROLE = Condition.BAD_REQUEST.because("only voice can be asked for");

    @Override
    public boolean receive(Room room, Jid sender, Message message) {
        Optional<DataForm> form = message.child(DataForm.NAME)
                .map(DataForm::from)
                .filter(some -> some.type() == DataForm.Type.SUBMIT)
                .filter(some -> some.formType().filter(FORM_TYPE::equals).isPresent());
        if (form.isEmpty()) {
            return false;
        }
        Occupant occupant = room.occupants().of(sender).orElseThrow(() -> new Refusal(Muc.NOT_IN_ROOM));
        if (form.get().field(ALLOW).isPresent()) {
            decide(room, occupant, form.get());
        } else {
            ask(room, occupant, sender, form.get());
        }
        return true;
    }

    private static void ask(Room room, Occupant visitor, Jid session, DataForm request) {
        if (!request.value(ROLE).orElse("").equals(Role.PARTICIPANT.attribute())) {
            throw new Refusal(OTHER_ROLE);
        }
        if (visitor.role() != Role.VISITOR) {
            return; // has it already
        }
        DataForm form = DataForm.of(
                        DataForm.Type.FORM,
                        DataForm.formType(FORM_TYPE),
                        Field.of(ROLE, Field.Kind.LIST_SINGLE, Role.PARTICIPANT.attribute())
                                .labelled("Requested role")
                                .option("Participant", Role.PARTICIPANT.attribute()),
                        Field.of("muc#jid", Field.Kind.JID_SINGLE, session.toString()).labelled("User ID"),
                        Field.text(NICK, visitor.nick()).labelled("Room Nickname"),
                        Field.flag(ALLOW, false).labelled("Grant voice to this person?"))
                .titled("Voice request", "To approve this request for voice, select the checkbox.");
        room.send(
                Message.to(room.jid(), Message.Type.NORMAL, form.toElement()).withFrom(room.jid()),
                room.occupants().recipients(occupant -> occupant.role() == Role.MODERATOR));
    }

    private static void decide(Room room, Occupant moderator, DataForm decision) {
        if (moderator.role() != Role.MODERATOR) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        if (!decision.flag(ALLOW).orElse(false)) {
            return;
        }
        Occupant visitor = room.occupants()
                .named(decision.value(NICK).orElse(""))
                .orElseThrow(() -> new Refusal(Muc.NOT_FOUND));
        if (visitor.role() == Role.VISITOR) {
            Standing.role(room, visitor, Role.PARTICIPANT, Item.Cause.NONE);
            room.rules().forEach(rule -> rule.roleChanged(room, visitor));
        }
    }
}
