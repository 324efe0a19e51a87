package im.parley.store.credential;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseCredentials {
    private DatabaseCredentials() {}

    /** The store in that database. */
    public static CredentialStore on(Transactions transactions) {
        return new JpaCredentials(transactions);
    }
}
