package im.parley.web.bosh;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts requests into the order of their identifiers, and keeps answers that may have been lost (XEP-0124 section 14). */
final class Window {
    private final int size;
    private final int kept;
    private final TreeMap<Long, Request> early = new TreeMap<>();
    private final TreeMap<Long, Kept> answered = new TreeMap<>();
    private long next;

    /** A request that waits for its turn, or for its answer. */
    record Request(long rid, Body body, Exchange exchange) {}

    /**
     * An answer that may be asked for again.
     *
     * @param items what it holds
     * @param request what it answers; a repetition must have the same key
     * @param sent when it was sent
     */
    record Kept(Answer answer, List<Outgoing.Item> items, Request request, long sent) {
        /** Whether it is known that it did not arrive. */
        boolean isLost() {
            return request.exchange().isLost();
        }

        Optional<String> key() {
            return request.body().attribute("key");
        }
    }

    /**
     * @param first the identifier of the request that is expected next
     * @param size how many requests may be under way
     * @param kept how many answers are kept
     */
    Window(long first, int size, int kept) {
        this.next = first;
        this.size = size;
        this.kept = kept;
    }

    /** Whether a request was taken already. */
    boolean isRepetition(long rid) {
        return rid < next;
    }

    /** Whether a request may come now; one more than usual may if it is the last for a while (section 11). */
    boolean admits(long rid, boolean last) {
        return rid < next + size + (last ? 1 : 0);
    }

    /** Keeps a request until it is its turn; returns one with the same identifier that waits already. */
    Optional<Request> put(Request request) {
        return Optional.ofNullable(early.put(request.rid(), request));
    }

    /** Whether there is a request whose turn it is. */
    boolean hasNext() {
        return early.containsKey(next);
    }

    /** The request whose turn it is. */
    Optional<Request> take() {
        Request request = early.remove(next);
        if (request == null) {
            return Optional.empty();
        }
        next++;
        return Optional.of(request);
    }

    /** A request does not come if it is not there: the next one is the first. */
    void skip(long first) {
        if (next == first && early.containsKey(first + 1)) {
            next++;
        }
    }

    /** The highest identifier below which nothing is missing. */
    long received() {
        return next - 1;
    }

    /** All that wait, which will not be taken any more. */
    List<Request> abandon() {
        List<Request> all = new ArrayList<>(early.values());
        early.clear();
        return all;
    }

    void answered(long rid, Kept answer) {
        answered.put(rid, answer);
        if (answered.size() > kept) {
            answered.pollFirstEntry();
        }
    }

    /** The answer to a request that was answered, if it is still known. */
    Optional<Kept> answer(long rid) {
        return Optional.ofNullable(answered.get(rid));
    }

    /**
     * What answers held that did not arrive, the oldest first. The client has gone on instead of asking again: if it still
     * does, it gets them without that.
     *
     * @param empty an answer that holds nothing
     */
    List<Outgoing.Item> lost(Answer empty) {
        List<Outgoing.Item> all = new ArrayList<>();
        answered.replaceAll((rid, kept) -> {
            if (!kept.isLost() || kept.items().isEmpty()) {
                return kept;
            }
            all.addAll(kept.items());
            return new Kept(empty, List.of(), kept.request(), kept.sent());
        });
        return all;
    }

    /** The client has all answers up to this one. */
    void acknowledged(long rid) {
        Iterator<Map.Entry<Long, Kept>> oldest = answered.entrySet().iterator();
        while (oldest.hasNext() && oldest.next().getKey() <= rid) {
            oldest.remove();
        }
    }
}
