package im.parley.feature.muc;

import im.parley.feature.muc.log.RoomLog;
import im.parley.server.spi.Options;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.room.RoomStore;
import im.parley.store.setting.SettingStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Where rooms are kept, what was said in them, and how they begin. */
@Singleton
final class Shelves {
    /** The system property with the home of the server. */
    private static final String HOME = "parley.home";

    private final RoomStore rooms;
    private final ArchiveStore archives;
    private final SettingStore settings;
    private final Optional<RoomLog> log;

    @Inject
    Shelves(RoomStore rooms, ArchiveStore archives, SettingStore settings, Options options, Clock clock) {
        this.settings = settings;
        this.rooms = rooms;
        this.archives = archives;
        this.log = log(options.of(MucOptions.class), clock);
    }

    private static Optional<RoomLog> log(MucOptions options, Clock clock) {
        Path home = Path.of(System.getProperty(HOME, "")).toAbsolutePath();
        return options.logger().active().orElse(false)
                ? Optional.of(new RoomLog(
                        home.resolve(options.rooms().log().directory()), options.logger().mostBytes(), clock))
                : Optional.empty();
    }

    /** Where it is written what happens in rooms, if anywhere. */
    Optional<RoomLog> log() {
        return log;
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
