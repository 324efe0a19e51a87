package im.parley.web.bosh;

import im.parley.wire.port.StreamHandler;
import im.parley.wire.rate.Leeway;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What waits for the next request of a client. */
final class Outgoing {
    private static final int TAGS = 256;

    private final ArrayDeque<Item> items = new ArrayDeque<>(0);
    private final Leeway leeway = new Leeway();
    private long bytes;
    private long oldest;

    /**
     * Something that waits, or waited.
     *
     * @param millis when it was sent, by the clock on the wall
     */
    record Item(FirstLevel what, long millis) {}

    void add(FirstLevel item, long now) {
        if (items.isEmpty()) {
            oldest = now;
        }
        items.add(new Item(item, System.currentTimeMillis()));
        bytes += size(item);
        leeway.sent(size(item));
    }

    /** How much of it may wait. */
    Leeway leeway() {
        return leeway;
    }

    /** What was taken did not arrive: it goes before everything else. */
    void putBack(List<Item> taken, long now) {
        if (items.isEmpty()) {
            oldest = now;
        }
        for (Item item : taken.reversed()) {
            items.addFirst(item);
            bytes += size(item.what());
        }
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    int count() {
        return items.size();
    }

    /** How large it is, more or less. */
    long bytes() {
        return bytes;
    }

    /** Since when something waits. */
    long oldest() {
        return oldest;
    }

    /** Takes the first ones. */
    List<Item> take(int most) {
        List<Item> taken = new ArrayList<>(Math.min(most, items.size()));
        while (taken.size() < most && !items.isEmpty()) {
            Item item = items.remove();
            bytes -= size(item.what());
            taken.add(item);
        }
        return taken;
    }

    static List<FirstLevel> whats(List<Item> items) {
        return items.stream().map(Item::what).toList();
    }

    /** The stanzas among these, for whoever finds another way for them. */
    static List<StreamHandler.Unsent> unsent(List<Item> items) {
        return items.stream()
                .filter(item -> item.what() instanceof Stanza)
                .map(item -> new StreamHandler.Unsent((Stanza) item.what(), Instant.ofEpochMilli(item.millis())))
                .toList();
    }

    void discard() {
        items.clear();
        bytes = 0;
    }

    static int size(FirstLevel item) {
        return item instanceof Stanza stanza ? TAGS + stanza.content().bytes().length : 2 * TAGS;
    }

    static int size(List<FirstLevel> items) {
        int size = 0;
        for (FirstLevel item : items) {
            size += size(item);
        }
        return size;
    }
}
