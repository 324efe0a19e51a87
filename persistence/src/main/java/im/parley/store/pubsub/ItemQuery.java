package im.parley.store.pubsub;

import java.util.List;

/**
 * Which items of a node are wanted. All conditions must hold.
 *
 * @param above only those behind that order
 * @param below only those before that order
 * @param since only those published at that millisecond or later
 * @param until only those published at that millisecond or earlier
 * @param alive only those that expire after that millisecond
 * @param ids one of these; empty for any
 */
public record ItemQuery(long above, long below, long since, long until, long alive, List<String> ids) {
    /** All of them. */
    public static final ItemQuery ALL = new ItemQuery(-1, Long.MAX_VALUE, 0, Long.MAX_VALUE, 0, List.of());

    /** Takes a copy. */
    public ItemQuery {
        ids = List.copyOf(ids);
    }

    /** The same, behind that order alone. */
    public ItemQuery after(long order) {
        return new ItemQuery(Math.max(above, order), below, since, until, alive, ids);
    }

    /** The same, before that order alone. */
    public ItemQuery before(long order) {
        return new ItemQuery(above, Math.min(below, order), since, until, alive, ids);
    }

    /** The same, published between these milliseconds. */
    public ItemQuery between(long newSince, long newUntil) {
        return new ItemQuery(above, below, newSince, newUntil, alive, ids);
    }

    /** The same, without those that have expired by that millisecond. */
    public ItemQuery aliveAt(long now) {
        return new ItemQuery(above, below, since, until, now, ids);
    }

    /** The same, of these alone. */
    public ItemQuery of(List<String> newIds) {
        return new ItemQuery(above, below, since, until, alive, newIds);
    }
}
