package im.parley.web.bosh;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What waits for the next request of a client. */
final class Outgoing {
    private static final int TAGS = 256;

    private final ArrayDeque<FirstLevel> items = new ArrayDeque<>(0);
    private long bytes;
    private long oldest;

    void add(FirstLevel item, long now) {
        if (items.isEmpty()) {
            oldest = now;
        }
        items.add(item);
        bytes += size(item);
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
    List<FirstLevel> take(int most) {
        List<FirstLevel> taken = new ArrayList<>(Math.min(most, items.size()));
        while (taken.size() < most && !items.isEmpty()) {
            FirstLevel item = items.remove();
            bytes -= size(item);
            taken.add(item);
        }
        return taken;
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
