package im.parley.store.access;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseWebSessions {
    private DatabaseWebSessions() {}

    /** The store in that database. */
    public static WebSessionStore on(Transactions transactions) {
        return new JpaWebSessions(transactions);
    }
}
