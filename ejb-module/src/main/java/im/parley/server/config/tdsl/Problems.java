package im.parley.server.config.tdsl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a file, so that an administrator sees everything at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Notes one problem. */
    public void add(Position at, String message) {
        found.add(new Problem(at, message));
    }

    /** Whether the file is fine so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems in the order of the file. */
    public List<Problem> inOrder() {
        return found.stream().distinct().sorted(Comparator.comparing(Problem::at)).toList();
    }
}
