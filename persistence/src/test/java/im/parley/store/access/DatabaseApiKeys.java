package im.parley.store.access;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseApiKeys {
    private DatabaseApiKeys() {}

    /** The store in that database. */
    public static ApiKeyStore on(Transactions transactions) {
        return new JpaApiKeys(transactions);
    }
}
