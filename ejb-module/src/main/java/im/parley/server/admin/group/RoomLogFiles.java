package im.parley.server.admin.group;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Page;
import im.parley.server.admin.Rejected;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.group.RoomLogs;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The files in which it is written what happened in a room, also in one that is no more. That they are read is written down. */
@Singleton
public final class RoomLogFiles {
    private final RoomsAdmin rooms;
    private final Catalogue catalogue;
    private final Audit audit;

    /** Reads the files of these rooms. */
    @Inject
    public RoomLogFiles(RoomsAdmin rooms, Catalogue catalogue, Audit audit) {
        this.rooms = rooms;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /**
     * A page of the files, the latest day first.
     *
     * @param after the name of the last file of the page before, or empty
     */
    public Page<RoomView.LogFile> list(Actor actor, Jid room, String after, int limit) {
        rooms.of(actor, room);
        int most = Served.limit(limit);
        List<RoomView.LogFile> found = days(room).stream()
                .filter(day -> after.isEmpty() || day.file().compareTo(after) < 0)
                .limit(most + 1L)
                .map(RoomView.LogFile::of)
                .toList();
        return Served.page(found, most, RoomView.LogFile::file);
    }

    private List<RoomLogs.Day> days(Jid room) {
        Optional<RoomLogs> logs = catalogue.provided(RoomLogs.class);
        try {
            return logs.isEmpty() ? List.of() : logs.get().of(room.bare());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A file by its name. Who gets it closes it. */
    public RoomView.Log open(Actor actor, Jid room, String file) {
        return audit.of(actor, rooms.act(room, "room.read").saying("log"), () -> {
            rooms.of(actor, room);
            return find(room, file)
                    .map(content -> new RoomView.Log(RoomView.LogFile.of(content.day()), content.bytes()))
                    .orElseThrow(() -> Rejected.notFound("there is no such file"));
        });
    }

    private Optional<RoomLogs.Content> find(Jid room, String file) {
        Optional<RoomLogs> logs = catalogue.provided(RoomLogs.class);
        try {
            return logs.isEmpty() ? Optional.empty() : logs.get().open(room.bare(), file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
