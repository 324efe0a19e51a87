package im.parley.server.spi;

import java.util.List;
import java.util.Optional;

/** What users of a domain are told when they come. */
public interface StandingMessages {
    /** Which of them. */
    enum Kind {
        /** The message of the day: told once to everybody. */
        OF_THE_DAY,
        /** The welcome to those who have just got an account. */
        WELCOME
    }

    /** The text, if there is one. */
    Optional<String> find(String domain, Kind kind);

    /**
     * Sets a text in place of the one before. That of the day reaches all anew, also those who know the one before; the
     * effects tell it to those who are there.
     */
    List<Effect> set(String domain, Kind kind, String text);

    /** Changes a text; who knows the one before is not told again. False when there is none. */
    boolean edit(String domain, Kind kind, String text);

    /** Takes a text away; false when there was none. */
    boolean remove(String domain, Kind kind);
}
