package im.parley.store.archive;

import im.parley.store.StoreException;
import im.parley.store.jpa.Jdbc;
import im.parley.store.jpa.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lists messages in their archives later, many at a time, where a database writes whole pages of its indexes with each
 * commit: each archive has its own place in them, so messages that come one by one to many archives would write a page
 * for each listing. They are committed to a table that only grows at its end; from there all that came meanwhile is
 * filed in the order of the archives. Whoever reads an archive has everything filed first.
 */
final class Filing {
    private static final System.Logger LOG = System.getLogger(Filing.class.getName());
    private static final int WORTH_IT = 16_384;
    private static final int MOST = 4 * WORTH_IT;

    private static final String LATEST = "SELECT MAX(archive_id) FROM parley_archive_inbox";
    private static final String COLUMNS =
            "owner_id, archive_id, tail, message_id, incoming, peer_key, peer_domain, peer_local, peer_resource";
    private static final String FILE = "INSERT INTO parley_archive (" + COLUMNS + ") SELECT " + COLUMNS
            + " FROM parley_archive_inbox WHERE archive_id <= ? ORDER BY owner_id, archive_id";
    private static final String EMPTY = "DELETE FROM parley_archive_inbox WHERE archive_id <= ?";

    private final Transactions transactions;
    private final int worthIt;
    private final int most;
    private final ReentrantLock turn = new ReentrantLock();
    /** How many listings were committed to the inbox, ever. */
    private final AtomicLong added = new AtomicLong();
    /** How many of them are filed; at first it is not known whether an earlier process has left some. */
    private volatile long filed = -1;

    Filing(Transactions transactions) {
        this(transactions, WORTH_IT, MOST);
    }

    /**
     * @param worthIt after so many listings somebody files them
     * @param most the bound of the table: whoever adds more waits until they are filed
     */
    Filing(Transactions transactions, int worthIt, int most) {
        this.transactions = transactions;
        this.worthIt = worthIt;
        this.most = most;
    }

    /** So many listings have been committed to the inbox. One of those who add files them when there are enough. */
    void added(int listings) {
        long waiting = added.addAndGet(listings) - filed;
        if (waiting > most || waiting > worthIt && !turn.isLocked()) {
            try {
                catchUp();
            } catch (StoreException failed) { // what was added is safe all the same, and can be filed later
                LOG.log(System.Logger.Level.WARNING, "Messages wait to be listed in their archives", failed);
            }
        }
    }

    /**
     * Returns when all that was added before is filed, in a transaction of its own.
     *
     * @throws IllegalStateException in a transaction: others would have to wait for its end
     * @throws StoreException when the database fails; then it waits in the inbox as before
     */
    void catchUp() {
        if (transactions.active()) {
            throw new IllegalStateException("archives are read outside of transactions");
        }
        long target = added.get();
        if (filed >= target) {
            return;
        }
        turn.lock();
        try {
            if (filed < target) {
                long all = added.get();
                // It need not be safe at once: what the end of the process undoes lies in the inbox again.
                boolean later = transactions.reading(entities -> Jdbc.call(entities, Filing::file));
                filed = later ? all : Long.MAX_VALUE;
            }
        } finally {
            turn.unlock();
        }
    }

    /** Files what is there; returns false where nothing will ever be. */
    private static boolean file(Connection connection) throws SQLException {
        if (!Dialect.of(connection).filesLater()) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LATEST)) {
            row.next();
            long latest = row.getLong(1); // 0 when there is none
            if (latest > 0) {
                // What is committed meanwhile has larger ids: one transaction makes ids at a time.
                update(connection, FILE, latest);
                update(connection, EMPTY, latest);
            }
        }
        return true;
    }

    private static void update(Connection connection, String sql, long latest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, latest);
            statement.executeUpdate();
        }
    }
}
