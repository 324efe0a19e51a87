package im.parley.feature.muc;

import im.parley.store.archive.ArchiveStore;
import im.parley.store.room.RoomStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Where rooms are kept, and what was said in them. */
@Singleton
final class Shelves {
    private final RoomStore rooms;
    private final ArchiveStore archives;

    @Inject
    Shelves(RoomStore rooms, ArchiveStore archives) {
        this.rooms = rooms;
        this.archives = archives;
    }

    RoomStore rooms() {
        return rooms;
    }

    ArchiveStore archives() {
        return archives;
    }
}
