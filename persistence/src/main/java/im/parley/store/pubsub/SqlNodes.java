package im.parley.store.pubsub;

import im.parley.store.AccountData;
import im.parley.store.batch.GroupCommit;
import im.parley.store.jpa.Digest;
import im.parley.store.jpa.Jdbc;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Nodes in the database, by plain JDBC: events come in floods. */
@Singleton
class SqlNodes implements NodeStore, AccountData {
    private static final int SERVICES_AT_ONCE = 400;

    private final Transactions transactions;
    private final GroupCommit writer;
    private final ItemRows rows;

    @Inject
    SqlNodes(Transactions transactions, GroupCommit writer) {
        this(transactions, writer, Clock.systemUTC());
    }

    SqlNodes(Transactions transactions, GroupCommit writer, Clock clock) {
        this.transactions = transactions;
        this.writer = writer;
        this.rows = new ItemRows(clock);
    }

    @Override
    public List<String> names(Jid service, String after, int max) {
        // By digest no order is to be had from the index, so names are sorted here; a service has a bounded number.
        return namesOf(List.of(service)).getOrDefault(service.bare(), Set.of()).stream()
                .sorted()
                .filter(name -> name.compareTo(after) > 0)
                .limit(max)
                .toList();
    }

    @Override
    public int count(Jid service) {
        return read(connection -> Statements.number(
                connection, "SELECT COUNT(*) FROM parley_node" + NodeSql.OF_SERVICE, service.domain(), service.local()));
    }

    @Override
    public int countMade(Jid service, Jid creator) {
        return read(connection -> Statements.number(
                connection,
                "SELECT COUNT(*) FROM parley_node" + NodeSql.OF_SERVICE + " AND creator_key = ?",
                service.domain(),
                service.local(),
                NodeSql.key(creator)));
    }

    @Override
    public Map<Jid, Set<String>> namesOf(Collection<Jid> services) {
        Map<Jid, Set<String>> names = new HashMap<>();
        Map<String, TreeSet<String>> byDomain = new HashMap<>();
        services.forEach(service -> byDomain.computeIfAbsent(service.domain(), domain -> new TreeSet<>())
                .add(service.local()));
        byDomain.forEach((domain, locals) -> {
            List<String> all = List.copyOf(locals);
            for (int from = 0; from < all.size(); from += SERVICES_AT_ONCE) {
                List<String> some = all.subList(from, Math.min(all.size(), from + SERVICES_AT_ONCE));
                read(connection -> NodeSql.names(connection, domain, some))
                        .forEach(found -> names.computeIfAbsent(found.service(), service -> new TreeSet<>())
                                .add(found.node()));
            }
        });
        return names;
    }

    @Override
    public Optional<StoredNode> load(NodeAddress address) {
        return read(connection -> NodeSql.load(connection, address));
    }

    @Override
    public boolean create(StoredNode node) {
        return write(connection -> NodeSql.create(connection, node) && MovedNodes.remove(connection, node.head().address()));
    }

    @Override
    public void configure(long node, Map<String, List<String>> values) {
        write(connection -> NodeSql.configure(connection, node, values));
    }

    @Override
    public void delete(long node) {
        write(connection -> NodeSql.delete(connection, node));
    }

    @Override
    public void moved(NodeAddress address, String uri) {
        write(connection -> MovedNodes.put(connection, address, uri));
    }

    @Override
    public Optional<String> movedTo(NodeAddress address) {
        return read(connection -> MovedNodes.find(connection, address));
    }

    @Override
    public void affiliate(long node, Jid entity, NodeAffiliation affiliation) {
        write(connection -> {
            Statements.change(
                    connection,
                    "DELETE FROM parley_node_affiliation WHERE node_id = ? AND entity_key = ?",
                    node,
                    NodeSql.key(entity));
            if (affiliation != NodeAffiliation.NONE) {
                NodeSql.affiliate(connection, node, Map.of(entity.bare(), affiliation));
            }
            return true;
        });
    }

    @Override
    public void subscribe(long node, StoredSubscription subscription) {
        write(connection -> {
            NodeSql.unsubscribe(connection, node, subscription.subid());
            NodeSql.subscribe(connection, node, List.of(subscription));
            return true;
        });
    }

    @Override
    public void unsubscribe(long node, String subid) {
        write(connection -> NodeSql.unsubscribe(connection, node, subid));
    }

    @Override
    public Map<String, NodeAffiliation> affiliations(Jid service, Jid entity) {
        return read(connection -> NodeSql.affiliations(connection, service, entity));
    }

    @Override
    public Map<String, List<StoredSubscription>> subscriptions(Jid service, Jid entity) {
        return read(connection -> NodeSql.subscriptions(connection, service, entity));
    }

    @Override
    public int countSubscriptions(Jid service, Jid entity) {
        return read(connection -> Statements.number(
                connection,
                "SELECT COUNT(*) FROM parley_node_subscription s JOIN parley_node n ON n.node_id = s.node_id"
                        + NodeSql.OF_SERVICE + " AND s.entity_key = ?",
                service.domain(),
                service.local(),
                NodeSql.key(entity)));
    }

    @Override
    public List<String> withValue(Jid service, String field, String value, int max) {
        return read(connection -> Statements.some(
                        connection,
                        "SELECT n.node_name FROM parley_node_value v JOIN parley_node n ON n.node_id = v.node_id"
                                + NodeSql.OF_SERVICE + " AND v.value_key = ? AND v.field = ?",
                        max,
                        row -> row.getString(1),
                        service.domain(),
                        service.local(),
                        Digest.of(value),
                        field))
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public Publication.Outcome publish(Publication publication) {
        return writer.write(rows, publication);
    }

    @Override
    public List<StoredItem> first(long node, ItemQuery query, int max) {
        return read(connection -> SqlItems.find(connection, node, query, true, max));
    }

    @Override
    public List<StoredItem> last(long node, ItemQuery query, int max) {
        return read(connection -> SqlItems.find(connection, node, query, false, max));
    }

    @Override
    public int countItems(long node, ItemQuery query) {
        return read(connection -> SqlItems.count(connection, node, query));
    }

    @Override
    public Set<String> retract(long node, Collection<String> ids) {
        return write(connection -> SqlItems.retract(connection, node, ids));
    }

    @Override
    public int purge(long node, Instant before) {
        return write(connection -> SqlItems.purge(connection, node, before));
    }

    @Override
    public int expire(Instant now, int max) {
        return write(connection -> SqlItems.expire(connection, now, max));
    }

    @Override
    public void trim(long node, int keep) {
        write(connection -> {
            SqlItems.trim(connection, node, keep);
            return true;
        });
    }

    /** Its own nodes go, and nobody who gets its address may have its rights at others. */
    @Override
    public void forget(Jid account) {
        write(connection -> NodeSql.forget(connection, account.bare()) && MovedNodes.forget(connection, account.bare()));
    }

    private <T> T read(Jdbc.Work<T> work) {
        return transactions.reading(entities -> Jdbc.call(entities, work));
    }

    private <T> T write(Jdbc.Work<T> work) {
        return transactions.in(entities -> Jdbc.call(entities, work));
    }
}
