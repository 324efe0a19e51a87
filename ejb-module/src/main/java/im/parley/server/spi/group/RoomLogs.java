package im.parley.server.spi.group;

import im.parley.wire.addr.Jid;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The files in which it is written what happens in rooms. */
public interface RoomLogs {
    /**
     * The file of a day.
     *
     * @param day the day, in UTC
     * @param file its name
     * @param mediaType what it is
     * @param bytes how large it is
     */
    record Day(LocalDate day, String file, String mediaType, long bytes) {}

    /** A file, open. Who gets it closes it. */
    record Content(Day day, InputStream bytes) {}

    /** The files of a room, the latest first; also of one that is no more. */
    List<Day> of(Jid room) throws IOException;

    /** A file of a room, by its name. */
    Optional<Content> open(Jid room, String file) throws IOException;
}
