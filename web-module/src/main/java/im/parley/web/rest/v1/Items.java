package im.parley.web.rest.v1;

import im.parley.server.admin.Page;
import im.parley.web.rest.http.Cursor;
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

    Items<T> of(long all) {
        return new Items<>(items, Optional.of(all), next);
    }
}
