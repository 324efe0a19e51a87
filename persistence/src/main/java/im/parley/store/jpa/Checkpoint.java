package im.parley.store.jpa;

import im.parley.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes what was committed survive the end of the process, where the database does not see to it by itself.
 *
 * <p>H2 writes a commit some time later, or at once if {@code WRITE_DELAY} is 0. That way its housekeeping stands still,
 * so that its file only grows, and a commit that meets another one being written returns before it is written itself.
 * So H2 may delay, and whoever has committed waits here until a checkpoint is over that began after that. However many
 * wait, one checkpoint serves them all.
 */
public final class Checkpoint implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Checkpoint.class.getName());

    private final DataSource source;
    private final ReentrantLock turn = new ReentrantLock();
    /** How many checkpoints have begun and ended; changed by who has the turn. */
    private volatile long begun;

    private volatile long ended;
    private @Nullable Statement statement;
    private @Nullable Boolean needed;

    /** The checkpoints of that database. */
    public Checkpoint(DataSource source) {
        this.source = source;
    }

    /**
     * Returns when all that was committed before is safe. Not to be called within a transaction.
     *
     * @throws StoreException when the database fails; whether it is safe is not known then
     */
    public void await() {
        if (Boolean.FALSE.equals(needed)) {
            return;
        }
        long mine = begun + 1;
        turn.lock();
        try {
            if (ended < mine) {
                long own = begun + 1; // nobody else writes it: the lock is held
                begun = own;
                run();
                ended = own;
            }
        } finally {
            turn.unlock();
        }
    }

    private void run() {
        try {
            if (needed == null) {
                needed = writesLater();
            }
            if (needed) {
                statement().execute("CHECKPOINT");
            }
        } catch (SQLException e) {
            forget();
            throw new StoreException("The database failed to write what was committed", e);
        }
    }

    /** H2, but for one that lives in memory. */
    private boolean writesLater() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2")
                    && !connection.getMetaData().getURL().startsWith("jdbc:h2:mem:");
        }
    }

    /** On a connection of its own, which it keeps: this runs for each commit. */
    private Statement statement() throws SQLException {
        Statement kept = statement;
        if (kept == null || kept.isClosed()) {
            kept = source.getConnection().createStatement();
            statement = kept;
        }
        return kept;
    }

    /** Gives the connection back. */
    @Override
    public void close() {
        turn.lock();
        try {
            forget();
        } finally {
            turn.unlock();
        }
    }

    private void forget() {
        Statement kept = statement;
        statement = null;
        if (kept == null) {
            return;
        }
        try (Connection connection = kept.getConnection()) {
            kept.close();
        } catch (SQLException broken) {
            LOG.log(System.Logger.Level.DEBUG, "The connection for checkpoints was broken already", broken);
        }
    }
}
