package im.parley.store.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Files with what is known of them: taken once, given often, removed together. */
public final class Depot {
    /** How many files may be on their way at the same time. */
    public static final int MOST_AT_ONCE = 1000;

    private static final System.Logger LOG = System.getLogger(Depot.class.getName());
    /** What was allowed so long ago and is not there yet does not come any more. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final UploadStore store;
    private final FileStore files;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final LongAdder uploads = new LongAdder();
    private final LongAdder uploadedBytes = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /** Keeps what is known there, and the bytes there. */
    public Depot(UploadStore store, FileStore files, Clock clock) {
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    /** An upload that is running. Not for several threads at a time. */
    public final class Intake {
        private final Upload upload;
        private final FileStore.Sink sink;
        private long taken;
        private boolean over;

        private Intake(Upload upload, FileStore.Sink sink) {
            this.upload = upload;
            this.sink = sink;
        }

        /** Takes bytes; false when these are more than was said. */
        public boolean take(ByteBuffer bytes) throws IOException {
            taken += bytes.remaining();
            if (taken > upload.size()) {
                return false;
            }
            sink.write(bytes);
            return true;
        }

        /** That was all; false, and the file is not kept, when it was less than was said or somebody else was faster. */
        public boolean finish() throws IOException {
            if (taken != upload.size()) {
                abandon();
                return false;
            }
            sink.finish();
            over = true;
            running.remove(upload.id());
            if (!store.complete(upload.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
                files.delete(upload); // its account was removed meanwhile
                failures.increment();
                return false;
            }
            uploads.increment();
            uploadedBytes.add(upload.size());
            return true;
        }

        /** The file does not come. No effect after the end. */
        public void abandon() {
            if (!over) {
                over = true;
                sink.abandon();
                running.remove(upload.id());
                failures.increment();
            }
        }
    }

    /** What is known of a file that is there or may come; an id that none can have is not looked for. */
    public Optional<Upload> find(String id) {
        boolean possible = !id.isEmpty() && id.length() <= 64 && id.chars().allMatch(Depot::isOfId);
        return possible
                ? store.find(id).filter(upload -> clock.instant().isBefore(upload.expires()))
                : Optional.empty();
    }

    private static boolean isOfId(int character) {
        return character == '-'
                || character == '_'
                || (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z');
    }

    /** Begins to take a file; empty when it is there, on its way, or when too many are on their way. */
    public Optional<Intake> begin(Upload upload) throws IOException {
        if (running.size() >= MOST_AT_ONCE || !running.add(upload.id())) {
            return Optional.empty();
        }
        boolean begun = false;
        try {
            if (store.find(upload.id()).filter(known -> known.uploaded().isEmpty()).isEmpty()) {
                return Optional.empty();
            }
            Intake intake = new Intake(upload, files.create(upload));
            begun = true;
            return Optional.of(intake);
        } finally {
            if (!begun) {
                running.remove(upload.id());
            }
        }
    }

    /** The bytes of a file, to be closed; empty when they are not there. */
    public Optional<Source> open(Upload upload) throws IOException {
        return files.open(upload);
    }

    /** The file itself, to be closed; empty when it is not there or not on a disk. */
    public Optional<FileChannel> openOnDisk(Upload upload) throws IOException {
        return files.openOnDisk(upload);
    }

    /** Removes a file; false when there is none. */
    public boolean remove(String id) throws IOException {
        Optional<Upload> known = store.find(id);
        if (known.isEmpty()) {
            return false;
        }
        files.delete(known.get());
        return store.remove(id);
    }

    /** Removes what has expired, at most so many files; returns how many. */
    public int expire(int most) {
        Instant now = clock.instant();
        List<Upload> expired = store.expired(now, now.minus(ABANDONED), most);
        int removed = 0;
        for (Upload upload : expired) {
            try {
                removed += !running.contains(upload.id()) && remove(upload.id()) ? 1 : 0;
            } catch (IOException left) {
                LOG.log(System.Logger.Level.WARNING, "File {0} cannot be removed: {1}", upload.id(), left.getMessage());
            }
        }
        return removed;
    }

    /** How many uploads are running. */
    public int running() {
        return running.size();
    }

    /** How many have succeeded. */
    public long uploads() {
        return uploads.sum();
    }

    /** The bytes of those. */
    public long uploadedBytes() {
        return uploadedBytes.sum();
    }

    /** How many began and failed. */
    public long failures() {
        return failures.sum();
    }
}
