package im.parley.store.lastactivity;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseLastActivity {
    private DatabaseLastActivity() {}

    /** The store in that database. */
    public static LastActivityStore on(Transactions transactions) {
        return new JpaLastActivity(transactions);
    }
}
