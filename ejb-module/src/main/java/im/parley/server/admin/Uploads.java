package im.parley.server.admin;

import im.parley.server.spi.Options;
import im.parley.server.spi.option.UploadOptions;
import im.parley.store.StoreException;
import im.parley.store.upload.Depot;
import im.parley.store.upload.Seal;
import im.parley.store.upload.Source;
import im.parley.store.upload.Upload;
import im.parley.store.upload.UploadStore;
import im.parley.store.upload.Usage;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files of users: taking and giving them for the web server, and what owners and administrators do with them. */
@Singleton
public class Uploads {
    private static final Duration DAY = Duration.ofDays(1);

    private final UploadStore store;
    private final Depot depot;
    private final Seal seal;
    private final Audit audit;
    private final Clock clock;
    private final UploadOptions.Quotas quotas;

    /** Works on these files. More than five parts: it is also what the web server needs. */
    @Inject
    public Uploads(UploadStore store, Depot depot, Seal seal, Audit audit, Clock clock, Options options) {
        this.store = store;
        this.depot = depot;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
        this.quotas = options.of(UploadOptions.class).quotas();
    }

    /**
     * A file.
     *
     * @param contentType what its user says it is, or empty
     * @param purpose {@code message}, {@code profile} or {@code ephemeral}
     */
    public record FileView(
            String id,
            Jid owner,
            String name,
            String contentType,
            long size,
            String purpose,
            Instant uploaded,
            Instant expires) {}

    /**
     * How much room somebody takes.
     *
     * @param today the bytes of the last 24 hours
     */
    public record UsageView(long files, long bytes, long today) {}

    /**
     * How much room somebody may take; 0 is without a bound.
     *
     * @param daily within 24 hours
     */
    public record QuotaView(long bytes, long daily) {}

    /**
     * What somebody sends to the web server.
     *
     * @param length how many bytes, or less than 0 when he does not say
     * @param contentType what it is, or empty
     * @param until until when it may be sent, in seconds since 1970, as it stands in the address
     * @param signature the signature in the address
     */
    public record Sent(String id, String name, long length, String contentType, String until, String signature) {}

    /** What is said to somebody who sends. */
    public sealed interface Answer {
        /** The bytes may come. */
        record Go(Receiver receiver) implements Answer {}

        /** They may not. */
        record No(Why why) implements Answer {}
    }

    /** Why something may not be sent. */
    public enum Why {
        /** The address was not made by this server. */
        FORGED,
        /** It is too late. */
        EXPIRED,
        /** There is no such slot. */
        UNKNOWN,
        /** It was sent already, or is just being sent. */
        AGAIN,
        /** Nobody said how much it is. */
        NO_LENGTH,
        /** It is more than was said when the slot was asked for. */
        TOO_LARGE,
        /** It is less than was said when the slot was asked for. */
        TOO_SMALL,
        /** It is something else than was said when the slot was asked for. */
        OTHER_TYPE
    }

    /** Takes the bytes of one file. Not for several threads at a time. */
    public interface Receiver {
        /** Takes bytes; false when these are more than was said. */
        boolean take(ByteBuffer bytes) throws IOException;

        /** That was all; false when the file was not kept. */
        boolean finish() throws IOException;

        /** The rest does not come. */
        void abandon();
    }

    /** Whether something may be sent; the answer to {@code Go} must be finished or abandoned. */
    public Answer receive(Sent sent) throws IOException {
        Optional<Upload> found = depot.find(sent.id()).filter(upload -> upload.name().equals(sent.name()));
        if (found.isEmpty()) {
            return new Answer.No(Why.UNKNOWN);
        }
        Upload upload = found.get();
        Optional<Why> objection = objection(sent, upload);
        if (objection.isPresent()) {
            return new Answer.No(objection.get());
        }
        Optional<Depot.Intake> intake = depot.begin(upload);
        return intake.isPresent() ? new Answer.Go(receiver(intake.get())) : new Answer.No(Why.AGAIN);
    }

    private Optional<Why> objection(Sent sent, Upload upload) {
        Optional<Instant> until = instant(sent.until());
        if (until.isEmpty() || !seal.verifies(sent.signature(), upload, until.get())) {
            return Optional.of(Why.FORGED);
        }
        if (upload.uploaded().isPresent()) {
            return Optional.of(Why.AGAIN);
        }
        if (clock.instant().isAfter(until.get())) {
            return Optional.of(Why.EXPIRED);
        }
        if (sent.length() != upload.size()) {
            return Optional.of(
                    sent.length() < 0 ? Why.NO_LENGTH : sent.length() > upload.size() ? Why.TOO_LARGE : Why.TOO_SMALL);
        }
        boolean same = upload.contentType().isEmpty() || upload.contentType().equals(sent.contentType());
        return same ? Optional.empty() : Optional.of(Why.OTHER_TYPE);
    }

    private static Optional<Instant> instant(String seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(Integer.toUnsignedLong(Integer.parseUnsignedInt(seconds))));
        } catch (NumberFormatException noTime) {
            return Optional.empty();
        }
    }

    private static Receiver receiver(Depot.Intake intake) {
        return new Receiver() {
            @Override
            public boolean take(ByteBuffer bytes) throws IOException {
                return intake.take(bytes);
            }

            @Override
            public boolean finish() throws IOException {
                return intake.finish();
            }

            @Override
            public void abandon() {
                intake.abandon();
            }
        };
    }

    /** A file that anybody may have who knows where it is; empty when there is none. */
    public Optional<FileView> find(String id, String name) {
        return depot.find(id)
                .filter(upload -> upload.name().equals(name) && upload.isThere(clock.instant()))
                .map(Uploads::view);
    }

    /** The bytes of a file, to be closed; empty when it is not there any more. */
    public Optional<Bytes> open(FileView file) throws IOException {
        Optional<Upload> upload = depot.find(file.id());
        return upload.isPresent() ? depot.open(upload.get()).map(OpenFile::new) : Optional.empty();
    }

    /** The file itself, to be closed, for who gives all of it; empty when it is not there or not on a disk. */
    public Optional<FileChannel> openOnDisk(FileView file) throws IOException {
        Optional<Upload> upload = depot.find(file.id());
        return upload.isPresent() ? depot.openOnDisk(upload.get()) : Optional.empty();
    }

    /** The bytes of a file. Not for several threads at a time. */
    public interface Bytes extends Closeable {
        /** Reads some bytes from a position on; less than 0 at the end. */
        int read(ByteBuffer bytes, long position) throws IOException;
    }

    private record OpenFile(Source source) implements Bytes {
        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return source.read(bytes, position);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }

    /** A page of the files of an account; its user may see them, too. */
    public Page<FileView> of(Actor actor, Jid account, String after, int limit) {
        actor.requireAccount(account);
        return page(store.of(account.bare(), after, Page.limit(limit) + 1), limit);
    }

    /** A page of the files of a domain. */
    public Page<FileView> of(Actor actor, String domain, String after, int limit) {
        actor.requireDomain(domain);
        return page(store.of(domain, after, Page.limit(limit) + 1), limit);
    }

    private static Page<FileView> page(List<Upload> found, int limit) {
        return Page.of(found, limit, Upload::id).map(Uploads::view);
    }

    /** What an account uses; its user may see it, too. */
    public UsageView usage(Actor actor, Jid account) {
        actor.requireAccount(account);
        return view(store.usage(account.bare(), clock.instant().minus(DAY)));
    }

    /** What a domain uses. */
    public UsageView usage(Actor actor, String domain) {
        actor.requireDomain(domain);
        return view(store.usage(domain, clock.instant().minus(DAY)));
    }

    /** What an account may use. */
    public QuotaView quotaOfAccounts() {
        return new QuotaView(quotas.perUser(), quotas.perUserDaily());
    }

    /** What a domain may use. */
    public QuotaView quotaOfDomains() {
        return new QuotaView(quotas.perDomain(), quotas.perDomainDaily());
    }

    /** Removes a file; its owner may do so, too. */
    public void delete(Actor actor, String id) {
        Upload upload = depot.find(id).orElseThrow(() -> Rejected.notFound("there is no such file"));
        audit.run(actor, Audit.Act.on(upload.owner(), "upload.delete").saying(id + ' ' + upload.name()), () -> {
            actor.requireAccount(upload.owner());
            try {
                depot.remove(id);
            } catch (IOException broken) {
                throw new StoreException("the file cannot be removed: " + broken.getMessage(), broken);
            }
        });
    }

    private static UsageView view(Usage usage) {
        return new UsageView(usage.files(), usage.bytes(), usage.recent());
    }

    private static FileView view(Upload upload) {
        return new FileView(
                upload.id(),
                upload.owner(),
                upload.name(),
                upload.contentType(),
                upload.size(),
                upload.purpose().name().toLowerCase(Locale.ROOT),
                upload.uploaded().orElse(Instant.EPOCH),
                upload.expires());
    }
}
