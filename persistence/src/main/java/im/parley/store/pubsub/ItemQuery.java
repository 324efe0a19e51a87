package im.parley.store.pubsub;

import java.util.List;

/**
 * Which items of a node are wanted. All conditions must hold.
 *
 * @param above only those behind that order
 * @param below only those before that order
 * @param since only those published at that millisecond or later
 * @param until only those published at that millisecond or earlier
 * @param ids one of these; empty for any
 */
public record ItemQuery(long above, long below, long since, long until, List<String> ids) {
    /** All of them. */
    public static final ItemQuery ALL = new ItemQuery(-1, Long.MAX_VALUE, 0, Long.MAX_VALUE, List.of());

    /** Takes a copy. */
    public ItemQuery {
        ids = List.copyOf(ids);
    }

    /** The same, behind that order alone. */
    public ItemQuery after(long order) {
        return new ItemQuery(Math.max(above, order), below, since, until, ids);
    }

    /** The same, before that order alone. */
    public ItemQuery before(long order) {
        return new ItemQuery(above, Math.min(below, order), since, until, ids);
    }

    /** The same, published between these milliseconds. */
    public ItemQuery between(long newSince, long newUntil) {
        return new ItemQuery(above, below, newSince, newUntil, ids);
    }

    /** The same, of these alone. */
    public ItemQuery of(List<String> newIds) {
        return new ItemQuery(above, below, since, until, newIds);
    }
}
