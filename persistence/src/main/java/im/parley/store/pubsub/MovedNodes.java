package im.parley.store.pubsub;

import im.parley.store.jpa.Digest;
import im.parley.wire.addr.Jid;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The statements about nodes that have moved. */
final class MovedNodes {
    private static final String ONE = NodeSql.OF_SERVICE + " AND name_key = ?";

    private MovedNodes() {}

    static boolean put(Connection connection, NodeAddress address, String uri) throws SQLException {
        remove(connection, address);
        Jid service = address.service();
        List<Long> serials = Statements.some(
                connection,
                "SELECT serial FROM parley_node_moved" + NodeSql.OF_SERVICE + " ORDER BY serial DESC",
                NodeStore.MOVED,
                row -> row.getLong(1),
                service.domain(),
                service.local());
        if (serials.size() == NodeStore.MOVED) {
            Statements.change(
                    connection,
                    "DELETE FROM parley_node_moved" + NodeSql.OF_SERVICE + " AND serial <= ?",
                    service.domain(),
                    service.local(),
                    serials.getLast());
        }
        long next = serials.isEmpty() ? 1 : serials.getFirst() + 1;
        Statements.change(
                connection,
                "INSERT INTO parley_node_moved (service_domain, service_local, name_key, serial, uri)"
                        + " VALUES (?, ?, ?, ?, ?)",
                service.domain(),
                service.local(),
                Digest.of(address.node()),
                next,
                uri);
        return true;
    }

    static Optional<String> find(Connection connection, NodeAddress address) throws SQLException {
        return Statements.all(
                        connection,
                        "SELECT uri FROM parley_node_moved" + ONE,
                        row -> row.getString(1),
                        address.service().domain(),
                        address.service().local(),
                        Digest.of(address.node()))
                .stream()
                .findFirst();
    }

    /** There is a node of that name again. */
    static boolean remove(Connection connection, NodeAddress address) throws SQLException {
        Statements.change(
                connection,
                "DELETE FROM parley_node_moved" + ONE,
                address.service().domain(),
                address.service().local(),
                Digest.of(address.node()));
        return true;
    }

    static boolean forget(Connection connection, Jid account) throws SQLException {
        Statements.change(
                connection,
                "DELETE FROM parley_node_moved" + NodeSql.OF_SERVICE,
                account.domain(),
                account.local());
        return true;
    }
}
