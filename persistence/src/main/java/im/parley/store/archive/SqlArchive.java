package im.parley.store.archive;

import im.parley.store.AccountData;
import im.parley.store.batch.GroupCommit;
import im.parley.store.jpa.Jdbc;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Archives in the database, by plain JDBC: they are written more often than anything else. Pages are found by their
 * first or last id along an index, so each costs the same wherever it lies.
 */
@Singleton
class SqlArchive implements ArchiveStore, AccountData {
    private static final String MESSAGES =
            "SELECT a.archive_id, a.tail, a.incoming, a.peer_domain, a.peer_local, a.peer_resource, m.stanza";
    private static final String FROM = " FROM parley_archive a";
    private static final String IDS = "SELECT a.archive_id, a.tail FROM parley_archive a";
    private static final String UPWARDS = " ORDER BY a.archive_id";
    private static final String DOWNWARDS = " ORDER BY a.archive_id DESC";
    /** Somebody who writes to an account while it is being removed may do so a little later. */
    private static final Duration LATE = Duration.ofDays(1);

    /** How many messages are looked at before an index is asked. */
    private static final int NEAR = 1_000;

    private static final int REMOVED_AT_ONCE = 10_000;

    private final Transactions transactions;
    private final GroupCommit writer;
    private final Clock clock;
    private final Owners owners;
    private final Filing filing;
    private final MessageRows rows;
    private final MessageRows rowsAtOnce;
    private volatile @Nullable Dialect dialect;

    @Inject
    SqlArchive(Transactions transactions, GroupCommit writer) {
        this(transactions, writer, Clock.systemUTC());
    }

    SqlArchive(Transactions transactions, GroupCommit writer, Clock clock) {
        this(transactions, writer, clock, new Filing(transactions));
    }

    SqlArchive(Transactions transactions, GroupCommit writer, Clock clock, Filing filing) {
        this.transactions = transactions;
        this.owners = new Owners(transactions);
        this.writer = writer;
        this.clock = clock;
        this.filing = filing;
        IdSource ids = new IdSource(clock);
        this.rows = new MessageRows(owners, ids, true);
        this.rowsAtOnce = new MessageRows(owners, ids, false);
    }

    @Override
    public ArchiveId add(NewMessage message) {
        if (transactions.active()) {
            return writer.write(rowsAtOnce, message); // nobody knows when it is committed
        }
        ArchiveId id = writer.write(rows, message);
        filing.added(message.listings().size());
        return id;
    }

    @Override
    public ArchivePage first(Jid owner, ArchiveQuery query, int max) {
        return page(owner, query, UPWARDS, max);
    }

    @Override
    public ArchivePage last(Jid owner, ArchiveQuery query, int max) {
        ArchivePage backwards = page(owner, query, DOWNWARDS, max);
        return new ArchivePage(backwards.messages().reversed(), backwards.complete());
    }

    private ArchivePage page(Jid owner, ArchiveQuery query, String order, int max) {
        List<ArchivedMessage> found = in(owner, List.<ArchivedMessage>of(), (connection, number) -> {
            int wanted = max + 1; // one more tells whether there is more
            if (dialect(connection).searches() && !query.text().isBlank()) {
                Optional<List<ArchivedMessage>> near = near(connection, number, query, order, wanted);
                if (near.isPresent()) {
                    return near.get();
                }
            }
            Selection selection = new Selection(connection, number, query, dialect(connection));
            String sql = MESSAGES + FROM + selection.whereJoined() + order + dialect(connection).limit();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(selection.fill(statement), wanted);
                return messages(statement);
            }
        });
        boolean complete = found.size() <= max;
        return new ArchivePage(complete ? found : found.subList(0, max), complete);
    }

    /**
     * What is found among the messages that come first, by looking at each: that is soon done, and enough for words that
     * are said often. Nothing when there is more to look at and not enough was found.
     */
    private Optional<List<ArchivedMessage>> near(
            Connection connection, long owner, ArchiveQuery query, String order, int wanted) throws SQLException {
        Selection all = new Selection(connection, owner, query.saying(""), dialect(connection));
        String limit = dialect(connection).limit();
        String sql = MESSAGES + " FROM (SELECT a.* FROM parley_archive a" + all.where() + order + limit + ") a"
                + Selection.JOIN + " WHERE" + Selection.MATCHES + order + limit;
        List<ArchivedMessage> found;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = all.fill(statement);
            statement.setInt(next, NEAR);
            statement.setString(next + 1, query.text());
            statement.setInt(next + 2, wanted);
            found = messages(statement);
        }
        boolean enough = found.size() >= wanted
                || ids(connection, owner, query.saying(""), order, NEAR + 1).size() <= NEAR;
        return enough ? Optional.of(found) : Optional.empty();
    }

    private static List<ArchivedMessage> messages(PreparedStatement statement) throws SQLException {
        List<ArchivedMessage> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Jid bare = Jid.prepared(row.getString(5), row.getString(4));
                String resource = row.getString(6);
                found.add(new ArchivedMessage(
                        new ArchiveId(row.getLong(1), row.getInt(2)),
                        resource.isEmpty() ? bare : bare.withResource(resource),
                        row.getBoolean(3),
                        row.getString(7)));
            }
        }
        return found;
    }

    @Override
    public int count(Jid owner, ArchiveQuery query, int max) {
        return in(owner, 0, (connection, number) -> {
            Selection selection = new Selection(connection, number, query, dialect(connection));
            String sql = "SELECT COUNT(*) FROM (SELECT a.archive_id FROM parley_archive a" + selection.where() + UPWARDS
                    + dialect(connection).limit() + ") found";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(selection.fill(statement), max);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    @Override
    public List<Conversation> firstConversations(Jid owner, ArchiveQuery query, int max) {
        return in(owner, List.of(), (connection, number) ->
                conversations(connection, number, query).first(max));
    }

    @Override
    public List<Conversation> lastConversations(Jid owner, ArchiveQuery query, int max) {
        return in(owner, List.of(), (connection, number) ->
                conversations(connection, number, query).last(max));
    }

    @Override
    public int countConversations(Jid owner, ArchiveQuery query, int max) {
        return in(owner, 0, (connection, number) ->
                conversations(connection, number, query).count(max));
    }

    private ConversationRows conversations(Connection connection, long owner, ArchiveQuery query)
            throws SQLException {
        return new ConversationRows(connection, dialect(connection), owner, query);
    }

    @Override
    public boolean hasAll(Jid owner, List<ArchiveId> ids) {
        if (ids.isEmpty()) {
            return true;
        }
        return in(owner, Set.<ArchiveId>of(), (connection, number) -> Set.copyOf(
                        ids(connection, number, ArchiveQuery.ALL.of(ids), UPWARDS, ids.size())))
                .containsAll(ids);
    }

    @Override
    public Optional<Extent> extent(Jid owner) {
        return in(owner, Optional.empty(), (connection, number) -> {
            List<ArchiveId> first = ids(connection, number, ArchiveQuery.ALL, UPWARDS, 1);
            List<ArchiveId> last = ids(connection, number, ArchiveQuery.ALL, DOWNWARDS, 1);
            return first.isEmpty() || last.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Extent(first.getFirst(), last.getFirst()));
        });
    }

    private List<ArchiveId> ids(Connection connection, long owner, ArchiveQuery query, String order, int max)
            throws SQLException {
        Selection selection = new Selection(connection, owner, query, dialect(connection));
        String sql = IDS + selection.where() + order + dialect(connection).limit();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(selection.fill(statement), max);
            List<ArchiveId> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new ArchiveId(row.getLong(1), row.getInt(2)));
                }
            }
            return found;
        }
    }

    @Override
    public List<Jid> owners(String domain, String afterLocal, int max) {
        return read(connection -> owners.list(connection, domain, afterLocal, max));
    }

    @Override
    public int expire(Jid owner, Instant before, int max) {
        return remove(owner, ArchiveQuery.ALL.in(ArchiveQuery.Range.ALL.to(before.minusMillis(1))), max);
    }

    @Override
    public int remove(Jid owner, ArchiveQuery query, int max) {
        filing.catchUp();
        return sql(connection -> {
            OptionalLong number = owners.find(connection, owner.bare());
            return number.isPresent() ? remove(connection, number.getAsLong(), query, max) : 0;
        });
    }

    private int remove(Connection connection, long owner, ArchiveQuery query, int max) throws SQLException {
        List<Long> orders = ids(connection, owner, query, UPWARDS, max).stream()
                .map(ArchiveId::order)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.sort(orders);
        return Removal.of(connection, owner, orders);
    }

    @Override
    public boolean replace(Jid owner, ArchiveId id, String xml, String body) {
        filing.catchUp();
        return sql(connection -> {
            OptionalLong number = owners.find(connection, owner.bare());
            return number.isPresent() && MessageRows.replace(connection, number.getAsLong(), id, xml, body);
        });
    }

    @Override
    public int sweep(int max) {
        filing.catchUp();
        return sql(connection -> {
            int swept = 0;
            for (Owners.Removed gone : owners.removed(connection, REMOVED_AT_ONCE)) {
                int removed = remove(connection, gone.owner(), ArchiveQuery.ALL, max - swept);
                swept += removed;
                if (removed == 0 && gone.since() < clock.millis() - LATE.toMillis()) {
                    Owners.drop(connection, gone.owner());
                }
                if (swept >= max) {
                    break;
                }
            }
            return swept;
        });
    }

    @Override
    public void forget(Jid account) {
        sql(connection -> {
            owners.forget(connection, account.bare(), clock.millis());
            return true;
        });
    }

    /** Reads of an archive; an account that has none gets the answer for that. */
    private <T> T in(Jid owner, T none, OfArchive<T> work) {
        filing.catchUp();
        return read(connection -> {
            OptionalLong number = owners.find(connection, owner.bare());
            return number.isPresent() ? work.in(connection, number.getAsLong()) : none;
        });
    }

    @FunctionalInterface
    private interface OfArchive<T> {
        T in(Connection connection, long owner) throws SQLException;
    }

    private <T> T read(Jdbc.Work<T> work) {
        return transactions.reading(entities -> Jdbc.call(entities, work));
    }

    private <T> T sql(Jdbc.Work<T> work) {
        return transactions.in(entities -> Jdbc.call(entities, work));
    }

    private Dialect dialect(Connection connection) throws SQLException {
        Dialect known = dialect;
        if (known == null) {
            known = Dialect.of(connection);
            dialect = known;
        }
        return known;
    }
}
