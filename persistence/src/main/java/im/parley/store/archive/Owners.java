package im.parley.store.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** The numbers of the accounts that have an archive. */
final class Owners {
    private static final int CACHED = 100_000;
    private static final String FIND =
            "SELECT owner_id FROM parley_archive_owner WHERE domain_part = ? AND local_part = ? AND removed = 0";
    private static final String ADD =
            "INSERT INTO parley_archive_owner (owner_id, domain_part, local_part, removed) VALUES (?, ?, ?, 0)";
    private static final String FORGET = "UPDATE parley_archive_owner SET removed = ?"
            + " WHERE domain_part = ? AND local_part = ? AND removed = 0";
    private static final String LIST = "SELECT local_part FROM parley_archive_owner"
            + " WHERE domain_part = ? AND local_part > ? AND removed = 0 ORDER BY local_part";
    private static final String REMOVED =
            "SELECT owner_id, removed FROM parley_archive_owner WHERE removed > 0 ORDER BY removed";
    private static final String DROP = "DELETE FROM parley_archive_owner WHERE owner_id = ?";

    private final Cache<Jid, Long> known = Caffeine.newBuilder()
            .maximumSize(CACHED)
            // The few steps of its upkeep take less time than handing them to another thread.
            .executor(Runnable::run)
            .build();
    /** Counts removals: what was read before one does not enter the cache after it. */
    private final AtomicLong removals = new AtomicLong();

    private final Transactions transactions;

    Owners(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A number of an account that was removed, and when. */
    record Removed(long owner, long since) {}

    OptionalLong find(Connection connection, Jid account) throws SQLException {
        Long cached = known.getIfPresent(account);
        if (cached != null) {
            return OptionalLong.of(cached);
        }
        long before = removals.get();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, account.domain());
            statement.setString(2, account.local());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return OptionalLong.empty();
                }
                long owner = rows.getLong(1);
                known.asMap().compute(account, (key, now) -> removals.get() == before ? Long.valueOf(owner) : now);
                return OptionalLong.of(owner);
            }
        }
    }

    /** The number of an account, made when it has none. It stays in the cache only when it is found again, committed. */
    long findOrAdd(Connection connection, Jid account, IdSource ids) throws SQLException {
        OptionalLong found = find(connection, account);
        if (found.isPresent()) {
            return found.getAsLong();
        }
        long owner = ids.next().order();
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setLong(1, owner);
            statement.setString(2, account.domain());
            statement.setString(3, account.local());
            statement.executeUpdate();
        }
        transactions.afterCompletion(() -> known.invalidate(account));
        return owner;
    }

    /** The account is removed, once the transaction is committed. */
    void forget(Connection connection, Jid account, long now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setLong(1, now);
            statement.setString(2, account.domain());
            statement.setString(3, account.local());
            if (statement.executeUpdate() > 0) {
                transactions.afterCompletion(() -> {
                    removals.incrementAndGet();
                    known.invalidate(account);
                });
            }
        }
    }

    List<Jid> list(Connection connection, String domain, String afterLocal, int max) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setMaxRows(max);
            statement.setString(1, domain);
            statement.setString(2, afterLocal);
            List<Jid> accounts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    accounts.add(Jid.prepared(rows.getString(1), domain));
                }
            }
            return accounts;
        }
    }

    List<Removed> removed(Connection connection, int max) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVED)) {
            statement.setMaxRows(max);
            List<Removed> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Removed(rows.getLong(1), rows.getLong(2)));
                }
            }
            return found;
        }
    }

    /** Nothing is left of the account. */
    static void drop(Connection connection, long owner) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DROP)) {
            statement.setLong(1, owner);
            statement.executeUpdate();
        }
    }
}
