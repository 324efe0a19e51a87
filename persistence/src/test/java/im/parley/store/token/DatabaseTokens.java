package im.parley.store.token;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseTokens {
    private DatabaseTokens() {}

    /** The store in that database. */
    public static TokenStore on(Transactions transactions) {
        return new JpaTokens(transactions);
    }
}
