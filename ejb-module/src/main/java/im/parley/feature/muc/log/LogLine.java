package im.parley.feature.muc.log;

import java.time.Instant;

/**
 * Something that happened in a room.
 *
 * @param when when
 * @param event what
 * @param nick who, by the nickname; empty for the room itself
 * @param text what was said, the subject, the new nickname, or nothing
 */
public record LogLine(Instant when, Event event, String nick, String text) {
    /** About as many characters as a line takes besides its text. */
    private static final int FRAME = 64;

    /** What happened. */
    public enum Event {
        /** Somebody said something. */
        SAID,
        /** Somebody set the subject. */
        SUBJECT,
        /** Somebody came in. */
        CAME,
        /** Somebody left, or had to. */
        LEFT,
        /** Somebody has another nickname. */
        RENAMED,
        /** The room is no more. */
        ENDED
    }

    int size() {
        return FRAME + nick.length() + text.length();
    }
}
