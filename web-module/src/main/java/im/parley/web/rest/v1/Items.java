package im.parley.web.rest.v1;

import im.parley.server.admin.Page;
import im.parley.web.rest.http.Cursor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list, or a page of one.
 *
 * @param total how many there are, where that is known
 * @param next the cursor of the next page
 */
record Items<T>(List<T> items, Optional<Long> total, Optional<String> next) {
    /** A whole list. */
    static <T> Items<T> all(List<T> items) {
        return new Items<>(items, Optional.empty(), Optional.empty());
    }

    /** A page. */
    static <S, T> Items<T> of(Page<S> page, Function<S, T> view) {
        return new Items<>(
                page.items().stream().map(view).toList(), Optional.empty(), Cursor.of(page.next()));
    }

    /**
     * A page of a list that is there as a whole.
     *
     * @param key what the list is sorted by
     * @param after the key of the last item of the page before, or empty
     */
    static <S, T> Items<T> slice(
            List<S> whole, Function<S, String> key, String after, int limit, Function<S, T> view) {
        List<S> found = whole.stream()
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .sorted(Comparator.comparing(key))
                .limit(limit + 1L)
                .toList();
        return found.size() <= limit
                ? of(new Page<>(found, Optional.empty()), view)
                : of(new Page<>(found.subList(0, limit), Optional.of(key.apply(found.get(limit - 1)))), view);
    }

    Items<T> of(long all) {
        return new Items<>(items, Optional.of(all), next);
    }
}
