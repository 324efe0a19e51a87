package im.parley.server.admin;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a long list, which goes on behind a key, so that what comes or goes meanwhile shifts nothing.
 *
 * @param items what is on it
 * @param next what to ask for as {@code after} to get the next page; empty on the last one
 */
public record Page<T>(List<T> items, Optional<String> next) {
    /** How many items a page may have. */
    public static final int MOST = 1000;

    /** Takes a copy. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page of a list that has one item more than the page when there is more.
     *
     * @param found at most {@code limit + 1} items
     * @param key the key of an item
     */
    static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Optional.of(key.apply(items.getLast())));
    }

    /**
     * The limit, if it is one.
     *
     * @throws Rejected otherwise
     */
    static int limit(int asked) {
        if (asked < 1 || asked > MOST) {
            throw Rejected.invalid("limit", "a page has 1 to " + MOST + " items");
        }
        return asked;
    }

    /** The same page of other items. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}
