package im.parley.store.pubsub;

import im.parley.store.jpa.Digest;
import im.parley.wire.addr.Jid;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads and removes items. */
final class SqlItems {
    private static final String ITEMS =
            "SELECT item_order, item_id, publisher, published, payload, expires FROM parley_node_item";
    private static final String DELETE = "DELETE FROM parley_node_item";
    private static final String WHERE = " WHERE node_id = ?";
    private static final int IDS_AT_ONCE = 500;

    private SqlItems() {}

    static List<StoredItem> find(Connection connection, long node, ItemQuery query, boolean upwards, int max)
            throws SQLException {
        List<Object> parameters = new ArrayList<>();
        String sql = ITEMS + where(node, query, parameters) + " ORDER BY item_order" + (upwards ? "" : " DESC");
        List<StoredItem> found = Statements.some(connection, sql, max, SqlItems::item, parameters.toArray());
        return upwards ? found : found.reversed();
    }

    static int count(Connection connection, long node, ItemQuery query) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        String sql = "SELECT COUNT(*) FROM parley_node_item" + where(node, query, parameters);
        return Statements.number(connection, sql, parameters.toArray());
    }

    private static String where(long node, ItemQuery query, List<Object> parameters) {
        StringBuilder where = new StringBuilder(WHERE);
        parameters.add(node);
        if (query.above() >= 0) {
            where.append(" AND item_order > ?");
            parameters.add(query.above());
        }
        if (query.below() < Long.MAX_VALUE) {
            where.append(" AND item_order < ?");
            parameters.add(query.below());
        }
        if (query.since() > 0) {
            where.append(" AND published >= ?");
            parameters.add(query.since());
        }
        if (query.until() < Long.MAX_VALUE) {
            where.append(" AND published <= ?");
            parameters.add(query.until());
        }
        if (query.alive() > 0) {
            where.append(" AND expires > ?");
            parameters.add(query.alive());
        }
        if (!query.ids().isEmpty()) {
            where.append(" AND item_key IN ").append(Statements.marks(query.ids().size()));
            query.ids().forEach(id -> parameters.add(Digest.of(id)));
        }
        return where.toString();
    }

    private static StoredItem item(ResultSet row) throws SQLException {
        return new StoredItem(
                row.getLong(1),
                row.getString(2),
                Jid.of(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)));
    }

    static Set<String> retract(Connection connection, long node, Collection<String> ids) throws SQLException {
        Set<String> removed = new TreeSet<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += IDS_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + IDS_AT_ONCE));
            List<StoredItem> there = find(connection, node, ItemQuery.ALL.of(some), true, 0);
            there.forEach(item -> removed.add(item.id()));
            Statements.batch(
                    connection,
                    DELETE + WHERE + " AND item_order = ?",
                    there.stream().map(item -> new Object[] {node, item.order()}).toList());
        }
        return removed;
    }

    static int purge(Connection connection, long node, Instant before) throws SQLException {
        return Statements.change(connection, DELETE + WHERE + " AND published < ?", node, before.toEpochMilli());
    }

    /** What has expired at one node. */
    static int expire(Connection connection, long node, long now) throws SQLException {
        return Statements.change(connection, DELETE + WHERE + " AND expires <= ?", node, now);
    }

    private record Place(long node, long order) {}

    /** What has expired at any node, at most so many; returns how many. */
    static int expire(Connection connection, Instant now, int max) throws SQLException {
        List<Place> expired = Statements.some(
                connection,
                "SELECT node_id, item_order FROM parley_node_item WHERE expires <= ?",
                max,
                row -> new Place(row.getLong(1), row.getLong(2)),
                now.toEpochMilli());
        Statements.batch(
                connection,
                DELETE + WHERE + " AND item_order = ?",
                expired.stream().map(place -> new Object[] {place.node(), place.order()}).toList());
        return expired.size();
    }

    static void trim(Connection connection, long node, int keep) throws SQLException {
        int excess = count(connection, node, ItemQuery.ALL) - keep;
        if (excess > 0) {
            List<StoredItem> oldest = find(connection, node, ItemQuery.ALL, true, excess);
            Statements.change(
                    connection, DELETE + WHERE + " AND item_order <= ?", node, oldest.getLast().order());
        }
    }
}
