package im.parley.feature.muc;

import im.parley.store.archive.ArchiveStore;
import im.parley.store.room.RoomStore;
import im.parley.store.setting.SettingStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Where rooms are kept, what was said in them, and how they begin. */
@Singleton
final class Shelves {
    private final RoomStore rooms;
    private final ArchiveStore archives;

    private final SettingStore settings;

    @Inject
    Shelves(RoomStore rooms, ArchiveStore archives, SettingStore settings) {
        this.settings = settings;
        this.rooms = rooms;
        this.archives = archives;
    }

    RoomStore rooms() {
        return rooms;
    }

    ArchiveStore archives() {
        return archives;
    }

    SettingStore settings() {
        return settings;
    }
}
