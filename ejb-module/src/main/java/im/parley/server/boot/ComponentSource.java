package im.parley.server.boot;

import im.parley.server.certs.CertificateStore;
import im.parley.server.component.ComponentSecrets;
import im.parley.server.component.Components;
import im.parley.server.config.Configuration;
import im.parley.server.s2s.Federation;
import im.parley.store.component.ComponentStore;
import im.parley.wire.port.Dialer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes what knows the external components. */
@Singleton
class ComponentSource {
    private static final String KEY = "etc/components.key";

    /** Asked for after the migration, before which no component can be read. */
    @Produces
    @Singleton
    Components components(
            ComponentStore store,
            Home home,
            CertificateStore certificates,
            Configuration configuration,
            Dialer dialer,
            Federation.Parts federation,
            Database migrated) {
        try {
            return new Components(new Components.Parts(
                    configuration.root().services().components(),
                    store,
                    new ComponentSecrets(key(home.directory().resolve(KEY))),
                    certificates::identityFor,
                    dialer,
                    federation.trust()));
        } catch (IOException unusable) {
            throw new BootFailure("the key for the secrets of components, " + KEY + ", cannot be used: " + unusable, unusable);
        } catch (IllegalArgumentException malformed) {
            throw new BootFailure("'ext': " + malformed.getMessage(), malformed);
        }
    }

    /** The key lies apart from the database, so that a copy of that one alone tells no secret. Made once. */
    private static byte[] key(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            make(file);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != ComponentSecrets.KEY_BYTES) {
            throw new IOException("it has not " + ComponentSecrets.KEY_BYTES + " bytes");
        }
        return key;
    }

    private static void make(Path file) throws IOException {
        boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] owner = {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var out = Files.newByteChannel(file, options, posix ? owner : new FileAttribute<?>[0])) {
            out.write(ByteBuffer.wrap(ComponentSecrets.newKey()));
        } catch (FileAlreadyExistsException another) {
            return; // another node with the same home was faster
        }
    }
}
