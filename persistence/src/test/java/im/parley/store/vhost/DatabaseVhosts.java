package im.parley.store.vhost;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseVhosts {
    private DatabaseVhosts() {}

    /** The store in that database. */
    public static VhostStore on(Transactions transactions) {
        return new JpaVhosts(transactions);
    }
}
