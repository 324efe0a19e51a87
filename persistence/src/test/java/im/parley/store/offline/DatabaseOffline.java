package im.parley.store.offline;

import im.parley.store.batch.GroupCommit;
import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseOffline {
    private DatabaseOffline() {}

    /** The store in that database. */
    public static OfflineStore on(Transactions transactions, GroupCommit writer) {
        return new JpaOffline(transactions, writer);
    }
}
