package im.parley.store.bytestream;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Limits and use of the SOCKS5 proxy. "Somebody" is an account, by its bare address, or a domain, which stands for all of
 * its accounts where use is asked for. Every method throws {@link im.parley.store.StoreException} when the database
 * fails.
 */
public interface BytestreamStore {
    /**
     * Somebody's own limits.
     *
     * @param who an account or a domain
     */
    record Owned(Jid who, Limits limits) {}

    /**
     * What an account has used in a month.
     *
     * @param transfers how many bytestreams of it have ended
     */
    record Use(Jid account, long bytes, long transfers) {}

    /** Somebody's own limits; empty when there is no row. */
    Optional<Limits> limits(Jid somebody);

    /** Sets somebody's own limits. */
    void put(Jid somebody, Limits limits);

    /** Makes a row without limits if there is none. */
    void meet(Jid somebody);

    /** Removes somebody's own limits; false when there are none. */
    boolean remove(Jid somebody);

    /**
     * Those who have a row, by domain and local part, behind one of them.
     *
     * @param domain one domain alone; empty for all
     * @param after whom the page before ended with; empty for the first page
     */
    List<Owned> owned(Optional<String> domain, Optional<Jid> after, int max);

    /** The bytes that somebody has used in a month, by all instances. */
    long used(YearMonth month, Jid somebody);

    /** The bytes that one instance has relayed in a month. */
    long usedBy(YearMonth month, String instance);

    /** The bytes that all instances have relayed in a month. */
    long usedByAll(YearMonth month);

    /** Adds to what an account has used. */
    void add(YearMonth month, String instance, Jid account, long bytes, long transfers);

    /** What the accounts of a domain have used in a month, by local part, behind one of them. */
    List<Use> uses(YearMonth month, String domain, String afterLocal, int max);

    /** Keeps a bytestream that has ended. */
    void keep(Bytestream ended);

    /**
     * The bytestreams that somebody has activated, the latest first.
     *
     * @param beforeId the id that the page before ended with; empty for the first page
     */
    List<Bytestream> bytestreams(Jid somebody, String beforeId, int max);

    /**
     * Removes what is too old.
     *
     * @param ended bytestreams that ended before that
     * @param month use before that
     */
    int expire(Instant ended, YearMonth month);
}
