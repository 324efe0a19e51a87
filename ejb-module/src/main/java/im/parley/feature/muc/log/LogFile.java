package im.parley.feature.muc.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;

/** Writes to the end of files, and removes old ones. */
final class LogFile {
    private static final FileAttribute<?> OWNER_AND_GROUP =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---"));

    private final long mostBytes;

    /**
     * What is written.
     *
     * @param beginning what stands first in a file that is new
     * @param text what is added
     * @param end what stands last
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Content(String beginning, String text, byte[] end) {}

    LogFile(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Adds text before the end of a file, which is made if need be; false when it would be too large. */
    boolean append(Path folder, String name, Content content) throws IOException {
        makeFolder(folder);
        byte[] end = content.end;
        try (FileChannel file = FileChannel.open(folder.resolve(name), Set.of(
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            byte[] start = file.size() == 0 ? content.beginning.getBytes(StandardCharsets.UTF_8) : new byte[0];
            byte[] added = content.text.getBytes(StandardCharsets.UTF_8);
            long at = place(file, end);
            if (at + start.length + added.length + end.length > mostBytes) {
                return false;
            }
            ByteBuffer all = ByteBuffer.allocate(start.length + added.length + end.length)
                    .put(start)
                    .put(added)
                    .put(end)
                    .flip();
            for (long next = at; all.hasRemaining(); ) {
                next += file.write(all, next);
            }
            return true;
        }
    }

    /** Where the end begins; behind all when a crash or a full disk has left none. */
    private static long place(FileChannel file, byte[] end) throws IOException {
        long size = file.size();
        if (size < end.length) {
            return size;
        }
        ByteBuffer last = ByteBuffer.allocate(end.length);
        while (last.hasRemaining() && file.read(last, size - end.length + last.position()) >= 0) {
            // more of it
        }
        return Arrays.equals(last.array(), end) ? size - end.length : size;
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder, OWNER_AND_GROUP);
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Removes the files of days before that one. */
    void sweep(Path root, LocalDate first) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (LogFolder.date(file.getFileName().toString()).filter(day -> day.isBefore(first)).isPresent()) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
