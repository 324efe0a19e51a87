package im.parley.store.upload;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseUploads {
    private DatabaseUploads() {}

    /** The store in that database. */
    public static UploadStore on(Transactions transactions) {
        return new JpaUploads(transactions);
    }
}
