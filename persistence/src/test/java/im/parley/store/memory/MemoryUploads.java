package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.upload.Upload;
import im.parley.store.upload.UploadStore;
import im.parley.store.upload.Usage;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is known of uploaded files, in memory. */
final class MemoryUploads implements UploadStore, AccountData {
    private final TreeMap<String, Upload> uploads = new TreeMap<>();

    @Override
    public synchronized void add(Upload upload) {
        uploads.put(upload.id(), upload);
    }

    @Override
    public synchronized Optional<Upload> find(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    @Override
    public synchronized boolean complete(String id, Instant when) {
        Upload known = uploads.get(id);
        if (known == null || known.uploaded().isPresent()) {
            return false;
        }
        uploads.put(id, with(known, Optional.of(when), known.expires()));
        return true;
    }

    private static Upload with(Upload upload, Optional<Instant> uploaded, Instant expires) {
        return new Upload(
                upload.id(),
                upload.owner(),
                upload.name(),
                upload.contentType(),
                upload.size(),
                upload.purpose(),
                upload.created(),
                uploaded,
                expires);
    }

    @Override
    public synchronized boolean remove(String id) {
        return uploads.remove(id) != null;
    }

    @Override
    public synchronized Usage usage(Jid account, Instant since) {
        return usage(upload -> upload.owner().equals(account), since);
    }

    @Override
    public synchronized Usage usage(String domain, Instant since) {
        return usage(upload -> upload.owner().domain().equals(domain), since);
    }

    private Usage usage(Predicate<Upload> whose, Instant since) {
        List<Upload> all = uploads.values().stream().filter(whose).toList();
        List<Upload> recent =
                all.stream().filter(upload -> upload.created().isAfter(since)).toList();
        return new Usage(
                all.size(),
                sum(all.stream()),
                sum(recent.stream()),
                recent.stream().map(Upload::created).min(Comparator.naturalOrder()));
    }

    private static long sum(Stream<Upload> some) {
        return some.mapToLong(Upload::size).sum();
    }

    @Override
    public synchronized List<Upload> of(Jid account, String afterId, int max) {
        return page(upload -> upload.owner().equals(account), afterId, max);
    }

    @Override
    public synchronized List<Upload> of(String domain, String afterId, int max) {
        return page(upload -> upload.owner().domain().equals(domain), afterId, max);
    }

    private List<Upload> page(Predicate<Upload> whose, String afterId, int max) {
        return uploads.tailMap(afterId, false).values().stream()
                .filter(whose)
                .filter(upload -> upload.uploaded().isPresent())
                .limit(max)
                .toList();
    }

    @Override
    public synchronized List<Upload> expired(Instant now, Instant abandoned, int max) {
        return uploads.values().stream()
                .filter(upload -> !upload.expires().isAfter(now)
                        || (upload.uploaded().isEmpty() && upload.created().isBefore(abandoned)))
                .sorted(Comparator.comparing(Upload::expires).thenComparing(Upload::id))
                .limit(max)
                .toList();
    }

    @Override
    public synchronized void forget(Jid account) {
        uploads.replaceAll((id, upload) ->
                upload.owner().equals(account) ? with(upload, upload.uploaded(), Instant.EPOCH) : upload);
    }
}
