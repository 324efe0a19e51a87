package im.parley.store.group;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseSharedGroups {
    private DatabaseSharedGroups() {}

    /** The store in that database. */
    public static SharedGroupStore on(Transactions transactions) {
        return new JpaSharedGroups(transactions);
    }
}
