package im.parley.store.archive;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is wanted of an archive. All conditions must hold.
 *
 * @param with a bare address for all of its resources, or a full one
 * @param range between which ids
 * @param ids one of these; empty for any
 * @param text words that the body has, or empty
 * @param domain the domain of all addresses that are wanted, or empty for any
 * @param spoken only what has a body
 * @param rooms also what was said in rooms
 */
public record ArchiveQuery(
        Optional<Jid> with,
        Range range,
        List<ArchiveId> ids,
        String text,
        String domain,
        boolean spoken,
        boolean rooms) {
    /** All of the archive. */
    public static final ArchiveQuery ALL = new ArchiveQuery(Optional.empty(), Range.ALL, List.of(), "");

    /** Takes a copy of the ids. */
    public ArchiveQuery {
        ids = List.copyOf(ids);
    }

    /** A query of any domain, whether there is a body or not, in a room or not. */
    public ArchiveQuery(Optional<Jid> with, Range range, List<ArchiveId> ids, String text) {
        this(with, range, ids, text, "", false, true);
    }

    /**
     * A range of places in the archive.
     *
     * @param above only what comes after this order
     * @param below only what comes before this order
     */
    public record Range(long above, long below) {
        /** Everything. */
        public static final Range ALL = new Range(-1, Long.MAX_VALUE);

        /** Only what was stored then or later. */
        public Range from(Instant time) {
            long milli = time.toEpochMilli();
            boolean exact = Instant.ofEpochMilli(milli).equals(time);
            return after(ArchiveId.firstOf(exact ? milli : milli + 1) - 1);
        }

        /** Only what was stored then or earlier. */
        public Range to(Instant time) {
            return before(ArchiveId.firstOf(time.toEpochMilli() + 1));
        }

        /** Only what comes after that message. */
        public Range after(ArchiveId id) {
            return after(id.order());
        }

        /** Only what comes before that message. */
        public Range before(ArchiveId id) {
            return before(id.order());
        }

        private Range after(long order) {
            return new Range(Math.max(above, order), below);
        }

        private Range before(long order) {
            return new Range(above, Math.min(below, order));
        }
    }

    /** The same with an address. */
    public ArchiveQuery with(Jid peer) {
        return new ArchiveQuery(Optional.of(peer), range, ids, text, domain, spoken, rooms);
    }

    /** The same within a range. */
    public ArchiveQuery in(Range newRange) {
        return new ArchiveQuery(with, newRange, ids, text, domain, spoken, rooms);
    }

    /** The same with words. */
    public ArchiveQuery saying(String words) {
        return new ArchiveQuery(with, range, ids, words, domain, spoken, rooms);
    }

    /** The same, of these alone. */
    public ArchiveQuery of(List<ArchiveId> these) {
        return new ArchiveQuery(with, range, these, text, domain, spoken, rooms);
    }

    /** The same, with addresses of a domain alone. */
    public ArchiveQuery at(String someDomain) {
        return new ArchiveQuery(with, range, ids, text, someDomain, spoken, rooms);
    }

    /** The same, of what has a body alone. */
    public ArchiveQuery ofWords() {
        return new ArchiveQuery(with, range, ids, text, domain, true, rooms);
    }

    /** The same without what was said in rooms (messages of the type groupchat). */
    public ArchiveQuery withoutRooms() {
        return new ArchiveQuery(with, range, ids, text, domain, spoken, false);
    }
}
