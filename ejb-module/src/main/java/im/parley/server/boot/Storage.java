package im.parley.server.boot;

import im.parley.server.config.Configuration;
import im.parley.server.spi.option.UploadOptions;
import im.parley.store.setting.SettingStore;
import im.parley.store.upload.Depot;
import im.parley.store.upload.DiskFiles;
import im.parley.store.upload.Seal;
import im.parley.store.upload.UploadStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;

/** Makes what keeps the files of users. */
@Singleton
class Storage {
    private static final String UPLOAD_SECRET = "upload.secret";

    /** Without a directory for files nobody could upload any; better to say so at the start. */
    @Produces
    @Singleton
    Depot depot(UploadStore store, Configuration configuration, Home home, Clock clock) {
        String path = configuration.options().of(UploadOptions.class).store().path();
        try {
            return new Depot(store, new DiskFiles(home.directory().resolve(path)), clock);
        } catch (IOException unwritable) {
            throw new BootFailure("'path' in 'store' of 'upload' is no directory for files: " + unwritable, unwritable);
        }
    }

    /** The secret is in the database, so that addresses stay valid when the server is started again. */
    @Produces
    @Singleton
    Seal seal(SettingStore settings, Database migrated) {
        return new Seal(Assembly.secret(settings, UPLOAD_SECRET));
    }
}
