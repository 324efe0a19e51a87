package im.parley.feature.muc.rule;

import im.parley.feature.muc.log.LogFormat;
import im.parley.feature.muc.log.LogLine;
import im.parley.feature.muc.log.LogLine.Event;
import im.parley.feature.muc.log.RoomLog;
import im.parley.feature.muc.room.Announcements;
import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Map;

/**
 * XEP-0045 section 14.3: a room whose owner has switched on its public log is written into files, and who comes in is told
 * so. Nicknames are written, no addresses, and nothing of those whom others do not see.
 */
final class Logging implements Rule {
    private static final Field<LogFormat> FORMAT = Field.choice(
            "logging_format",
            "Format of the Public Log",
            LogFormat.HTML,
            LogFormat.class,
            Map.of(LogFormat.HTML, "HTML", LogFormat.PLAIN, "Plain Text", LogFormat.XML, "XML"));

    private final RoomLog log;

    Logging(RoomLog log) {
        this.log = log;
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(FORMAT);
    }

    private void write(Room room, Event event, String nick, String text) {
        if (room.get(Privacy.LOGGED)) {
            log.add(room.jid(), room.get(FORMAT), new LogLine(room.now(), event, nick, text));
        }
    }

    @Override
    public void entered(Room room, Entry entry) {
        room.occupants()
                .of(entry.session())
                .filter(occupant -> occupant.sessions().size() == 1 && isSeen(room, occupant))
                .ifPresent(occupant -> write(room, Event.CAME, occupant.nick(), ""));
    }

    private static boolean isSeen(Room room, Occupant occupant) {
        return Announcements.isShown(room, occupant, occupant.role());
    }

    @Override
    public void renamed(Room room, Occupant occupant, String before) {
        if (isSeen(room, occupant)) {
            write(room, Event.RENAMED, before, occupant.nick());
        }
    }

    @Override
    public void left(Room room, Occupant occupant) {
        if (isSeen(room, occupant)) {
            write(room, Event.LEFT, occupant.nick(), "");
        }
    }

    @Override
    public void spoken(Room room, Occupant speaker, Message message) {
        if (Subject.isChange(message)) {
            String subject = message.child(Message.SUBJECT).map(Element::text).orElse("");
            write(room, Event.SUBJECT, speaker.nick(), subject);
        } else if (message.has(Message.BODY) && History.isKept(message)) {
            write(room, Event.SAID, speaker.nick(), message.body());
        }
    }

    @Override
    public void destroyed(Room room) {
        write(room, Event.ENDED, "", "");
    }
}
