package im.parley.store.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files in a directory. Their names there are the ids, so that no name that a user chose is ever a path. A file that is
 * being written has another name until it is complete.
 */
public final class DiskFiles implements FileStore {
    private static final System.Logger LOG = System.getLogger(DiskFiles.class.getName());
    static final String UNFINISHED = ".part";

    private final Path directory;

    /**
     * Files in that directory, which is made when it is not there. What an earlier process has not finished is removed.
     *
     * @throws IOException when that cannot be
     */
    public DiskFiles(Path directory) throws IOException {
        this.directory = directory;
        prepare(directory);
    }

    /** Makes a directory, or removes what is unfinished there. */
    static void prepare(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> all = Files.find(
                directory, 2, (file, attributes) -> file.toString().endsWith(UNFINISHED))) {
            for (Path left : all.toList()) {
                Files.deleteIfExists(left);
            }
        }
    }

    /** No directory with millions of files: 64 of them, by the first character of the random id. */
    private Path path(Upload upload) {
        return directory.resolve(upload.id().substring(0, 1)).resolve(upload.id());
    }

    @Override
    public Sink create(Upload upload) throws IOException {
        Path file = path(upload);
        Files.createDirectories(file.getParent());
        return new Writing(file);
    }

    @Override
    public Optional<Source> open(Upload upload) throws IOException {
        return openOnDisk(upload).map(Reading::new);
    }

    @Override
    public Optional<FileChannel> openOnDisk(Upload upload) throws IOException {
        try {
            return Optional.of(FileChannel.open(path(upload), StandardOpenOption.READ));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(Upload upload) throws IOException {
        Files.deleteIfExists(path(upload));
    }

    private record Reading(FileChannel channel) implements Source {
        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return channel.read(bytes, position);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class Writing implements Sink {
        private final Path target;
        private final Path unfinished;
        private final FileChannel channel;

        Writing(Path target) throws IOException {
            this.target = target;
            this.unfinished = target.resolveSibling(target.getFileName() + UNFINISHED);
            this.channel = FileChannel.open(
                    unfinished, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void finish() throws IOException {
            channel.force(false);
            channel.close();
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void abandon() {
            try {
                if (channel.isOpen()) {
                    channel.close();
                    Files.deleteIfExists(unfinished);
                }
            } catch (IOException left) {
                LOG.log(System.Logger.Level.WARNING, "An unfinished file is left: " + left.getMessage());
            }
        }
    }
}
