package im.parley.store.bytestream;

import im.parley.store.AccountData;
import im.parley.wire.addr.Jid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Limits and use of the proxy in a database, by plain JDBC: it may be another one than that of the entities. Each method is
 * one statement or a sequence that may stop after any of them, so there are no transactions of its own; within a
 * transaction of the container they take part in it.
 */
public final class BytestreamTables implements BytestreamStore, AccountData {
    private static final String OF_DOMAIN = " domain_part = ?";
    private static final String OF_ACCOUNT = OF_DOMAIN + " AND local_part = ?";
    private static final String USED = "SELECT COALESCE(SUM(relayed_bytes), 0) FROM parley_socks5_use WHERE calendar_month = ?";
    private static final String LIMITS =
            "SELECT domain_part, local_part, file_limit, user_limit, domain_limit FROM parley_socks5_user WHERE";
    private static final String NEW_LIMITS = "INSERT INTO parley_socks5_user"
            + " (file_limit, user_limit, domain_limit, domain_part, local_part) VALUES (?, ?, ?, ?, ?)";
    private static final String CHANGED_LIMITS =
            "UPDATE parley_socks5_user SET file_limit = ?, user_limit = ?, domain_limit = ? WHERE" + OF_ACCOUNT;
    private static final String NEW_USE = "INSERT INTO parley_socks5_use"
            + " (relayed_bytes, transfers, calendar_month, instance_name, domain_part, local_part) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String MORE_USE = "UPDATE parley_socks5_use SET relayed_bytes = relayed_bytes + ?,"
            + " transfers = transfers + ? WHERE calendar_month = ? AND instance_name = ? AND" + OF_ACCOUNT;
    private static final String USES = "SELECT domain_part, local_part, SUM(relayed_bytes), SUM(transfers)"
            + " FROM parley_socks5_use WHERE calendar_month = ? AND domain_part = ? AND local_part > ?"
            + " GROUP BY domain_part, local_part ORDER BY local_part";
    private static final String NEW_BYTESTREAM = "INSERT INTO parley_socks5_connection (connection_id, domain_part,"
            + " local_part, requester, target, instance_name, started, ended, relayed_bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String BYTESTREAMS = "SELECT connection_id, requester, target, instance_name, started, ended,"
            + " relayed_bytes FROM parley_socks5_connection WHERE connection_id < ? AND";
    private static final String LATEST_FIRST = " ORDER BY connection_id DESC";
    /** Behind every id, which has digits and letters alone. */
    private static final String LAST = "~";

    private final Query query;

    /** The tables in that database, which must have been migrated. */
    public BytestreamTables(DataSource source) {
        this.query = new Query(source);
    }

    @Override
    public Optional<Limits> limits(Jid somebody) {
        return query.list(1, BytestreamTables::owned, LIMITS + OF_ACCOUNT, somebody.domain(), somebody.local()).stream()
                .findFirst()
                .map(Owned::limits);
    }

    private static Owned owned(ResultSet row) throws SQLException {
        return new Owned(
                Jid.prepared(row.getString(2), row.getString(1)),
                new Limits(row.getLong(3), row.getLong(4), row.getLong(5)));
    }

    @Override
    public void put(Jid somebody, Limits limits) {
        Object[] values = {limits.file(), limits.user(), limits.domain(), somebody.domain(), somebody.local()};
        if (query.change(CHANGED_LIMITS, values) == 0 && !query.insert(NEW_LIMITS, values)) {
            query.change(CHANGED_LIMITS, values);
        }
    }

    @Override
    public void meet(Jid somebody) {
        if (limits(somebody).isEmpty()) {
            query.insert(NEW_LIMITS, 0L, 0L, 0L, somebody.domain(), somebody.local());
        }
    }

    @Override
    public boolean remove(Jid somebody) {
        return query.change("DELETE FROM parley_socks5_user WHERE" + OF_ACCOUNT, somebody.domain(), somebody.local()) == 1;
    }

    @Override
    public List<Owned> owned(Optional<String> domain, Optional<Jid> after, int max) {
        String from = after.map(Jid::domain).orElse("");
        // The empty local part is that of the domain itself, which comes first.
        String local = after.map(Jid::local).orElse("");
        String behind = " (domain_part > ? OR (domain_part = ? AND (local_part > ?" + (after.isEmpty() ? " OR local_part = ''" : "") + ")))";
        String order = " ORDER BY domain_part, local_part";
        return domain.isPresent()
                ? query.list(
                        max, BytestreamTables::owned, LIMITS + OF_DOMAIN + " AND" + behind + order, domain.get(), from, from, local)
                : query.list(max, BytestreamTables::owned, LIMITS + behind + order, from, from, local);
    }

    @Override
    public long used(YearMonth month, Jid somebody) {
        return somebody.isDomain()
                ? query.sum(USED + " AND" + OF_DOMAIN, month.toString(), somebody.domain())
                : query.sum(USED + " AND" + OF_ACCOUNT, month.toString(), somebody.domain(), somebody.local());
    }

    @Override
    public long usedBy(YearMonth month, String instance) {
        return query.sum(USED + " AND instance_name = ?", month.toString(), instance);
    }

    @Override
    public long usedByAll(YearMonth month) {
        return query.sum(USED, month.toString());
    }

    @Override
    public void add(YearMonth month, String instance, Jid account, long bytes, long transfers) {
        Object[] values = {bytes, transfers, month.toString(), instance, account.domain(), account.local()};
        if (query.change(MORE_USE, values) == 0 && !query.insert(NEW_USE, values)) {
            query.change(MORE_USE, values);
        }
    }

    @Override
    public List<Use> uses(YearMonth month, String domain, String afterLocal, int max) {
        return query.list(
                max,
                row -> new Use(Jid.prepared(row.getString(2), row.getString(1)), row.getLong(3), row.getLong(4)),
                USES,
                month.toString(),
                domain,
                afterLocal);
    }

    @Override
    public void keep(Bytestream ended) {
        query.change(
                NEW_BYTESTREAM,
                ended.id(),
                ended.requester().domain(),
                ended.requester().local(),
                ended.requester().toString(),
                ended.target().toString(),
                ended.instance(),
                ended.started().toEpochMilli(),
                ended.ended().toEpochMilli(),
                ended.bytes());
    }

    @Override
    public List<Bytestream> bytestreams(Jid somebody, String beforeId, int max) {
        String before = beforeId.isEmpty() ? LAST : beforeId;
        return somebody.isDomain()
                ? query.list(max, BytestreamTables::bytestream, BYTESTREAMS + OF_DOMAIN + LATEST_FIRST, before, somebody.domain())
                : query.list(
                        max,
                        BytestreamTables::bytestream,
                        BYTESTREAMS + OF_ACCOUNT + LATEST_FIRST,
                        before,
                        somebody.domain(),
                        somebody.local());
    }

    private static Bytestream bytestream(ResultSet row) throws SQLException {
        return new Bytestream(
                row.getString(1),
                Jid.of(row.getString(2)),
                Jid.of(row.getString(3)),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getLong(7));
    }

    @Override
    public int expire(Instant ended, YearMonth month) {
        return query.change("DELETE FROM parley_socks5_connection WHERE ended < ?", ended.toEpochMilli())
                + query.change("DELETE FROM parley_socks5_use WHERE calendar_month < ?", month.toString());
    }

    /** With its use, which the sums of its domain do without from then on. */
    @Override
    public void forget(Jid account) {
        query.change("DELETE FROM parley_socks5_user WHERE" + OF_ACCOUNT, account.domain(), account.local());
        query.change("DELETE FROM parley_socks5_connection WHERE" + OF_ACCOUNT, account.domain(), account.local());
        query.change("DELETE FROM parley_socks5_use WHERE" + OF_ACCOUNT, account.domain(), account.local());
    }
}
