package im.parley.server.admin.group;

import im.parley.server.spi.group.RoomLogs;
import im.parley.wire.addr.Jid;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A room in a list.
 *
 * @param name the name for people, or empty
 * @param description what it is about, or empty
 * @param listed whether everybody may find it
 * @param occupants how many are in it now
 */
public record RoomView(Jid room, String name, String description, boolean listed, Instant created, int occupants) {

    /**
     * Somebody who is in a room.
     *
     * @param nick the nickname
     * @param user the bare address
     * @param role {@code moderator}, {@code participant} or {@code visitor}
     * @param sessions the full addresses
     */
    public record Occupant(String nick, Jid user, String role, List<Jid> sessions) {
        /** Takes a copy. */
        public Occupant {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * Somebody who is affiliated with a room.
     *
     * @param user the bare address, or a domain
     * @param affiliation {@code owner}, {@code admin}, {@code member} or {@code outcast}
     * @param nick the reserved nickname, or empty
     * @param reason what was said when the affiliation was given, or empty
     */
    public record Affiliate(Jid user, String affiliation, String nick, String reason) {}

    /**
     * Something that was said in a room.
     *
     * @param id the id in the archive
     * @param nick who said it, or empty for the room itself
     * @param body the text, or empty
     * @param xml the stanza
     */
    public record Said(String id, Instant time, String nick, String body, String xml) {}

    /**
     * A file in which it is written what happened on a day.
     *
     * @param file its name
     * @param day the day, in UTC
     * @param type the media type
     * @param bytes how large it is
     */
    public record LogFile(String file, LocalDate day, String type, long bytes) {
        static LogFile of(RoomLogs.Day day) {
            return new LogFile(day.file(), day.day(), day.mediaType(), day.bytes());
        }
    }

    /** Such a file, open. Who gets it closes it. */
    public record Log(LogFile file, InputStream bytes) {}
}
