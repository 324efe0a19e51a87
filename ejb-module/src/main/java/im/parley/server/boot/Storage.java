package im.parley.server.boot;

import im.parley.server.config.Configuration;
import im.parley.server.config.DataSourcesOptions;
import im.parley.server.spi.option.Socks5Options;
import im.parley.server.spi.option.UploadOptions;
import im.parley.store.bytestream.BytestreamTables;
import im.parley.store.setting.SettingStore;
import im.parley.store.upload.Depot;
import im.parley.store.upload.DiskFiles;
import im.parley.store.upload.FileStore;
import im.parley.store.upload.S3Files;
import im.parley.store.upload.Seal;
import im.parley.store.upload.UploadStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes what keeps the files of users. */
@Singleton
class Storage {
    private static final String UPLOAD_SECRET = "upload.secret";

    private @Nullable OwnDatabase ownDatabase;

    /** Without a directory for files nobody could upload any; better to say so at the start. */
    @Produces
    @Singleton
    Depot depot(UploadStore store, Configuration configuration, Home home, Clock clock) {
        UploadOptions.Store options =
                configuration.options().of(UploadOptions.class).store();
        Path directory = home.directory().resolve(options.path());
        try {
            return new Depot(
                    store,
                    options.bucket().isPresent()
                            ? bucket(options, options.bucket().get(), directory, clock)
                            : new DiskFiles(directory),
                    clock);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new BootFailure("'store' of 'upload' cannot be used for files: " + unusable, unusable);
        }
    }

    private static FileStore bucket(UploadOptions.Store options, String name, Path spool, Clock clock)
            throws IOException {
        URI endpoint = URI.create(
                options.endpoint().orElse("https://s3." + options.region() + ".amazonaws.com"));
        S3Files files = new S3Files(
                new S3Files.Bucket(endpoint, options.region(), name, options.pathStyle(), options.prefix()),
                new S3Files.Access(options.accessKey(), options.secretKey()),
                spool,
                clock);
        if (options.create()) {
            files.createBucket();
        }
        return files;
    }

    /** Limits and use of the proxy: in the database of everything else, or in one of their own. */
    @Produces
    @Singleton
    BytestreamTables bytestreams(Configuration configuration, DatabaseSource container, Database migrated) {
        String name = configuration.options().of(Socks5Options.class).repository().source().dataSource();
        if (name.equals(DataSourcesOptions.DEFAULT)) {
            return new BytestreamTables(container.dataSource());
        }
        OwnDatabase own = OwnDatabase.of(name, configuration.root().stores().dataSources());
        ownDatabase = own;
        return new BytestreamTables(own.dataSource());
    }

    /** Closes the connections to it. */
    @PreDestroy
    void close() {
        OwnDatabase own = ownDatabase;
        if (own != null) {
            own.close();
        }
    }

    /** The secret is in the database, so that addresses stay valid when the server is started again. */
    @Produces
    @Singleton
    Seal seal(SettingStore settings, Database migrated) {
        return new Seal(Assembly.secret(settings, UPLOAD_SECRET));
    }
}
