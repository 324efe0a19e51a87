package im.parley.server.admin.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Files that only the server's own user may read, from their first byte on. */
final class PrivateFile {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private PrivateFile() {}

    /** Writes beside the file and moves it into place: no reader sees half of it. */
    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, ownerOnly(draft));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** A copy beside the file with the time in its name; empty when there is no file. */
    static Optional<Path> backUp(Path file, LocalDateTime now) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Path copy = file.resolveSibling(file.getFileName() + "." + STAMP.format(now));
        write(copy, Files.readString(file));
        return Optional.of(copy);
    }
}
