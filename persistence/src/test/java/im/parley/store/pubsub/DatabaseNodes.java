package im.parley.store.pubsub;

import im.parley.store.batch.GroupCommit;
import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseNodes {
    private DatabaseNodes() {}

    /** The store in that database. */
    public static NodeStore on(Transactions transactions, GroupCommit writer) {
        return new SqlNodes(transactions, writer);
    }
}
