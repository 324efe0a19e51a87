package im.parley.store.pubsub;

import im.parley.store.jpa.Digest;
import im.parley.wire.addr.Jid;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The statements about nodes, and what belongs to them besides items. */
final class NodeSql {
    static final String OF_SERVICE = " WHERE service_domain = ? AND service_local = ?";

    private static final List<String> PARTS = List.of(
            "parley_node_item",
            "parley_node_subscription",
            "parley_node_affiliation",
            "parley_node_value",
            "parley_node");

    private NodeSql() {}

    /** What stands for an entity in keys, whatever resource it has. */
    static String key(Jid entity) {
        return Digest.of(entity.bare().toString());
    }

    static List<NodeAddress> names(Connection connection, String domain, List<String> locals) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(domain));
        parameters.addAll(locals);
        return Statements.all(
                connection,
                "SELECT service_local, node_name FROM parley_node WHERE service_domain = ? AND service_local IN "
                        + Statements.marks(locals.size()),
                row -> new NodeAddress(Jid.prepared(row.getString(1), domain), row.getString(2)),
                parameters.toArray());
    }

    static Optional<StoredNode> load(Connection connection, NodeAddress address) throws SQLException {
        List<StoredNode.Head> heads = Statements.all(
                connection,
                "SELECT node_id, creator, created FROM parley_node" + OF_SERVICE + " AND name_key = ?",
                row -> new StoredNode.Head(
                        row.getLong(1), address, Jid.of(row.getString(2)), Instant.ofEpochMilli(row.getLong(3))),
                address.service().domain(),
                address.service().local(),
                Digest.of(address.node()));
        if (heads.isEmpty()) {
            return Optional.empty();
        }
        long id = heads.getFirst().id();
        return Optional.of(new StoredNode(
                heads.getFirst(), values(connection, id), affiliates(connection, id), subscribers(connection, id)));
    }

    private record Value(String field, String content) {}

    private static Map<String, List<String>> values(Connection connection, long id) throws SQLException {
        Map<String, List<String>> values = new TreeMap<>();
        Statements.all(
                        connection,
                        "SELECT field, content FROM parley_node_value WHERE node_id = ? ORDER BY field, place",
                        row -> new Value(row.getString(1), row.getString(2)),
                        id)
                .forEach(value -> values.computeIfAbsent(value.field(), field -> new ArrayList<>())
                        .add(value.content()));
        return values;
    }

    private record Affiliate(Jid entity, NodeAffiliation affiliation) {}

    private static Map<Jid, NodeAffiliation> affiliates(Connection connection, long id) throws SQLException {
        Map<Jid, NodeAffiliation> affiliates = new LinkedHashMap<>();
        Statements.all(
                        connection,
                        "SELECT entity, affiliation FROM parley_node_affiliation WHERE node_id = ?",
                        row -> new Affiliate(
                                Jid.of(row.getString(1)),
                                NodeAffiliation.of(row.getString(2)).orElse(NodeAffiliation.NONE)),
                        id)
                .forEach(one -> affiliates.put(one.entity(), one.affiliation()));
        return affiliates;
    }

    private static List<StoredSubscription> subscribers(Connection connection, long id) throws SQLException {
        return Statements.all(
                connection,
                "SELECT subid, entity, state, options FROM parley_node_subscription WHERE node_id = ?",
                row -> subscription(row, 1),
                id);
    }

    private static StoredSubscription subscription(ResultSet row, int first) throws SQLException {
        return new StoredSubscription(
                row.getString(first),
                Jid.of(row.getString(first + 1)),
                row.getString(first + 2),
                OptionText.read(row.getString(first + 3)));
    }

    static boolean create(Connection connection, StoredNode node) throws SQLException {
        NodeAddress address = node.head().address();
        if (load(connection, address).isPresent()) {
            return false;
        }
        long id = node.head().id();
        Statements.change(
                connection,
                "INSERT INTO parley_node (node_id, service_domain, service_local, name_key, node_name, creator_key,"
                        + " creator, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                address.service().domain(),
                address.service().local(),
                Digest.of(address.node()),
                address.node(),
                key(node.head().creator()),
                node.head().creator(),
                node.head().created().toEpochMilli());
        insertValues(connection, id, node.values());
        affiliate(connection, id, node.affiliations());
        subscribe(connection, id, node.subscriptions());
        return true;
    }

    static boolean configure(Connection connection, long id, Map<String, List<String>> values) throws SQLException {
        Statements.change(connection, "DELETE FROM parley_node_value WHERE node_id = ?", id);
        insertValues(connection, id, values);
        return true;
    }

    private static void insertValues(Connection connection, long id, Map<String, List<String>> values)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        values.forEach((field, contents) -> {
            for (int place = 0; place < contents.size(); place++) {
                String content = contents.get(place);
                rows.add(new Object[] {id, field, place, Digest.of(content), content});
            }
        });
        Statements.batch(
                connection,
                "INSERT INTO parley_node_value (node_id, field, place, value_key, content) VALUES (?, ?, ?, ?, ?)",
                rows);
    }

    static void affiliate(Connection connection, long id, Map<Jid, NodeAffiliation> affiliates) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        affiliates.forEach((entity, affiliation) ->
                rows.add(new Object[] {id, key(entity), entity.bare(), affiliation.word()}));
        Statements.batch(
                connection,
                "INSERT INTO parley_node_affiliation (node_id, entity_key, entity, affiliation) VALUES (?, ?, ?, ?)",
                rows);
    }

    static void subscribe(Connection connection, long id, List<StoredSubscription> subscriptions)
            throws SQLException {
        Statements.batch(
                connection,
                "INSERT INTO parley_node_subscription (node_id, subid, entity_key, entity, state, options)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                subscriptions.stream()
                        .map(one -> new Object[] {
                            id, one.subid(), key(one.jid()), one.jid(), one.state(), OptionText.write(one.options())
                        })
                        .toList());
    }

    static boolean unsubscribe(Connection connection, long id, String subid) throws SQLException {
        return Statements.change(
                        connection,
                        "DELETE FROM parley_node_subscription WHERE node_id = ? AND subid = ?",
                        id,
                        subid)
                > 0;
    }

    static boolean delete(Connection connection, long id) throws SQLException {
        for (String part : PARTS) {
            Statements.change(connection, "DELETE FROM " + part + " WHERE node_id = ?", id);
        }
        return true;
    }

    static Map<String, NodeAffiliation> affiliations(Connection connection, Jid service, Jid entity)
            throws SQLException {
        Map<String, NodeAffiliation> found = new TreeMap<>();
        Statements.all(
                        connection,
                        "SELECT n.node_name, a.affiliation FROM parley_node_affiliation a"
                                + " JOIN parley_node n ON n.node_id = a.node_id" + OF_SERVICE + " AND a.entity_key = ?",
                        row -> Map.entry(
                                row.getString(1),
                                NodeAffiliation.of(row.getString(2)).orElse(NodeAffiliation.NONE)),
                        service.domain(),
                        service.local(),
                        key(entity))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    static Map<String, List<StoredSubscription>> subscriptions(Connection connection, Jid service, Jid entity)
            throws SQLException {
        Map<String, List<StoredSubscription>> found = new TreeMap<>();
        Statements.all(
                        connection,
                        "SELECT n.node_name, s.subid, s.entity, s.state, s.options FROM parley_node_subscription s"
                                + " JOIN parley_node n ON n.node_id = s.node_id" + OF_SERVICE + " AND s.entity_key = ?",
                        row -> Map.entry(row.getString(1), subscription(row, 2)),
                        service.domain(),
                        service.local(),
                        key(entity))
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), node -> new ArrayList<>())
                        .add(entry.getValue()));
        return found;
    }

    static boolean forget(Connection connection, Jid account) throws SQLException {
        List<Long> own = Statements.all(
                connection,
                "SELECT node_id FROM parley_node" + OF_SERVICE,
                row -> row.getLong(1),
                account.domain(),
                account.local());
        for (long id : own) {
            delete(connection, id);
        }
        Statements.change(connection, "DELETE FROM parley_node_affiliation WHERE entity_key = ?", key(account));
        Statements.change(connection, "DELETE FROM parley_node_subscription WHERE entity_key = ?", key(account));
        return true;
    }
}
