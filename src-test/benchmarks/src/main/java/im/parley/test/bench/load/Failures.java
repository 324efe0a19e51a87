package im.parley.test.bench.load;

import java.util.ArrayList;
import java.util.List;

/** What went wrong in a run; of much the same only the first few. Thread-safe. */
final class Failures {
    private static final int KEPT = 3;

    private final List<String> first = new ArrayList<>();
    private int count;

    synchronized void add(String what) {
        if (++count <= KEPT) {
            first.add(what);
        }
    }

    synchronized int count() {
        return count;
    }

    synchronized List<String> list() {
        List<String> all = new ArrayList<>(first);
        if (count > KEPT) {
            all.add((count - KEPT) + " more");
        }
        return all;
    }
}
