package im.parley.store.archive;

import im.parley.store.batch.GroupCommit;
import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseArchives {
    private DatabaseArchives() {}

    /** The store in that database. */
    public static ArchiveStore on(Transactions transactions, GroupCommit writer) {
        return new SqlArchive(transactions, writer);
    }
}
