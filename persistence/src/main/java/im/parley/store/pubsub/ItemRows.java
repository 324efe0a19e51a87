package im.parley.store.pubsub;

import im.parley.store.batch.Rows;
import im.parley.store.jpa.Digest;
import im.parley.store.jpa.Jdbc;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Publishes items: of all nodes that somebody publishes to at a time in one transaction. */
final class ItemRows implements Rows<Publication, Publication.Outcome> {
    private static final String COUNT = "SELECT COUNT(*) FROM parley_node_item WHERE node_id = ?";
    private static final String OLDEST =
            "SELECT item_order, item_id FROM parley_node_item WHERE node_id = ? ORDER BY item_order";
    private static final String REPLACE = "UPDATE parley_node_item SET item_order = ?, item_key = ?, item_id = ?,"
            + " publisher = ?, published = ?, payload = ?, expires = ? WHERE node_id = ? AND item_order = ?";
    private static final int FEW = 8;
    private static final String REMOVE = "DELETE FROM parley_node_item WHERE node_id = ? AND item_order = ?";
    private static final String PRESENT =
            "SELECT item_order FROM parley_node_item WHERE node_id = ? AND item_key IN ";
    private static final String INSERT = "INSERT INTO parley_node_item (node_id, item_order, item_key, item_id,"
            + " publisher, published, payload, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int MICROS = 1000;

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    ItemRows(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Publication.Outcome> write(EntityManager entities, List<Publication> all) {
        return Jdbc.call(entities, connection -> {
            List<Publication.Outcome> outcomes = new ArrayList<>(all.size());
            for (Publication publication : all) {
                outcomes.add(one(connection, publication));
            }
            return outcomes;
        });
    }

    /**
     * One item at a node that keeps few, as nearly all events of accounts are: the row that it takes the place of becomes
     * its own, which is two statements instead of five.
     */
    private Publication.Outcome one(Connection connection, Publication publication) throws SQLException {
        if (publication.items().size() != 1 || publication.keep() < 1 || publication.keep() > FEW) {
            return publish(connection, publication);
        }
        List<Old> there = Statements.all(
                connection, OLDEST, row -> new Old(row.getLong(1), row.getString(2)), publication.node());
        String id = publication.items().getFirst().id();
        Optional<Old> same = there.stream().filter(old -> old.id().equals(id)).findFirst();
        boolean full = same.isEmpty() && there.size() >= publication.keep();
        if (there.size() > publication.keep() || (full && !publication.removesOldest())) {
            return publish(connection, publication);
        }
        if (same.isEmpty() && !full) {
            return new Publication.Outcome(true, insert(connection, publication), List.of());
        }
        Old old = same.orElseGet(there::getFirst);
        long order = replace(connection, publication, old.order());
        return new Publication.Outcome(true, List.of(order), full ? List.of(old.id()) : List.of());
    }

    private long replace(Connection connection, Publication publication, long old) throws SQLException {
        Publication.Draft item = publication.items().getFirst();
        long order = next();
        Statements.change(
                connection,
                REPLACE,
                order,
                Digest.of(item.id()),
                item.id(),
                publication.publisher(),
                publication.published().toEpochMilli(),
                item.payload(),
                item.expires().toEpochMilli(),
                publication.node(),
                old);
        return order;
    }

    private Publication.Outcome publish(Connection connection, Publication publication) throws SQLException {
        List<Publication.Draft> items = publication.items();
        List<Long> replaced = present(connection, publication);
        int before = Statements.number(connection, COUNT, publication.node());
        int excess = before - replaced.size() + items.size() - publication.keep();
        if (items.size() > publication.keep()) {
            return Publication.Outcome.FULL;
        }
        if (excess > 0 && !publication.removesOldest()) {
            long now = publication.published().toEpochMilli();
            return SqlItems.expire(connection, publication.node(), now) > 0
                    ? publish(connection, publication)
                    : Publication.Outcome.FULL;
        }
        remove(connection, publication.node(), replaced);
        List<String> removed = excess > 0 ? removeOldest(connection, publication.node(), excess) : List.of();
        return new Publication.Outcome(true, insert(connection, publication), removed);
    }

    private static List<Long> present(Connection connection, Publication publication) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        parameters.add(publication.node());
        publication.items().forEach(item -> parameters.add(Digest.of(item.id())));
        return Statements.all(
                connection,
                PRESENT + Statements.marks(publication.items().size()),
                row -> row.getLong(1),
                parameters.toArray());
    }

    private static void remove(Connection connection, long node, List<Long> orders) throws SQLException {
        Statements.batch(
                connection,
                REMOVE,
                orders.stream().map(order -> new Object[] {node, order}).toList());
    }

    private record Old(long order, String id) {}

    private static List<String> removeOldest(Connection connection, long node, int count) throws SQLException {
        List<Old> oldest = Statements.some(
                connection, OLDEST, count, row -> new Old(row.getLong(1), row.getString(2)), node);
        remove(connection, node, oldest.stream().map(Old::order).toList());
        return oldest.stream().map(Old::id).toList();
    }

    private List<Long> insert(Connection connection, Publication publication) throws SQLException {
        List<Long> orders = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (Publication.Draft item : publication.items()) {
            long order = next();
            orders.add(order);
            rows.add(new Object[] {
                publication.node(),
                order,
                Digest.of(item.id()),
                item.id(),
                publication.publisher(),
                publication.published().toEpochMilli(),
                item.payload(),
                item.expires().toEpochMilli()
            });
        }
        Statements.batch(connection, INSERT, rows);
        return orders;
    }

    /** Made by one transaction at a time, so what is committed later has a larger one. */
    private long next() {
        long now = clock.millis() * MICROS;
        return last.updateAndGet(before -> Math.max(before + 1, now));
    }
}
