package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Status;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import java.util.List;

/** What a room says to each newcomer, if its owner has written something. */
final class Welcome implements Rule {
    private static final Field<Boolean> WELCOMED =
            Field.flag("tigase#welcome_messages", "Send a Welcome Message?", true);
    private static final Field<String> TEXT =
            Field.lines("parley#roomconfig_welcometext", "Welcome Message", "");

    private final boolean allowed;

    /**
     * @param allowed whether any room does so
     */
    Welcome(boolean allowed) {
        this.allowed = allowed;
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(WELCOMED, TEXT);
    }

    /** After the subject, as the first live message; it is neither kept nor archived. */
    @Override
    public void entered(Room room, Entry entry) {
        String text = room.get(TEXT);
        if (allowed && room.get(WELCOMED) && !text.isBlank() && !entry.codes().contains(Status.CREATED)) {
            room.send(Message.to(
                            entry.session(), Message.Type.GROUPCHAT, Element.text(Message.BODY, text))
                    .withFrom(room.jid()));
        }
    }
}
