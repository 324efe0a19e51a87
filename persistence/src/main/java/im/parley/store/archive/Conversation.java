package im.parley.store.archive;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What was said with one address on one day of UTC.
 *
 * @param peer with whom, a bare address
 * @param first the place of its first message in the archive
 * @param messages how many messages it has
 */
public record Conversation(Jid peer, long first, int messages) {
    /** How many places there are in a day. Days begin where the numbers of places do, at a midnight. */
    static final long DAY = 86_400_000L << ArchiveId.BITS_BELOW_TIME;

    /** When its first message was stored. */
    public Instant begin() {
        return new ArchiveId(first, 0).time();
    }

    /** The places of that day of UTC. */
    public static ArchiveQuery.Range day(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return ArchiveQuery.Range.ALL
                .from(day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .to(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1));
    }
}
