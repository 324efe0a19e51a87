package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Role;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;

/** XEP-0045 sections 7.2.15 and 8.1: what the room talks about, and who may change it. */
final class Subject implements Rule {
    private static final Field<Boolean> CHANGEABLE =
            Field.flag("muc#roomconfig_changesubject", "Allow Occupants to Change Subject?", false);
    private static final String KEPT = "subject";
    private static final int LONGEST = 4000;
    private static final StanzaError TOO_LONG = Condition.POLICY_VIOLATION.because("that subject is too long");

    @Override
    public List<Field<?>> fields() {
        return List.of(CHANGEABLE);
    }

    /** A message with a subject, and with neither body nor thread. */
    static boolean isChange(Message message) {
        return message.has(Message.SUBJECT) && !message.has(Message.BODY) && !message.has(Message.THREAD);
    }

    @Override
    public Message speak(Room room, Occupant speaker, Message message) {
        if (!isChange(message)) {
            return message;
        }
        if (speaker.role() != Role.MODERATOR && !room.get(CHANGEABLE)) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        if (text(message).length() > LONGEST) {
            throw new Refusal(TOO_LONG);
        }
        return message;
    }

    private static String text(Message message) {
        return message.child(Message.SUBJECT).map(Element::text).orElse("");
    }

    @Override
    public void spoken(Room room, Occupant speaker, Message message) {
        if (isChange(message)) {
            Message dated = message.with(message.content().plus(Muc.delay(room.jid(), room.now())));
            room.keep(KEPT, Optional.of(StanzaText.write(dated)));
        }
    }

    /** After the history. A room that never had a subject has an empty one. */
    @Override
    public void entered(Room room, Entry entry) {
        room.send(current(room)
                .orElseGet(() -> Message.to(room.jid(), Message.Type.GROUPCHAT, Muc.subject(""))
                        .withFrom(room.jid()))
                .withTo(entry.session()));
    }

    private static Optional<Message> current(Room room) {
        return room.kept(KEPT)
                .flatMap(StanzaText::read)
                .filter(Message.class::isInstance)
                .map((Stanza stanza) -> (Message) stanza);
    }

    /** Section 14.4: the subject is told only to those who may come in. */
    @Override
    public void describe(Room room, Profile profile) {
        profile.field(im.parley.wire.form.Field.flag(CHANGEABLE.name(), room.get(CHANGEABLE))
                .labelled("Subject can be modified"));
        profile.field(im.parley.wire.form.Field.flag("muc#roominfo_subjectmod", room.get(CHANGEABLE))
                .labelled("Subject can be modified"));
        if (Disco.isOpen(room)) {
            current(room).ifPresent(message ->
                    profile.line("muc#roominfo_subject", "Current Discussion Topic", text(message)));
        }
    }
}
