package im.parley.store.component;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseComponents {
    private DatabaseComponents() {}

    /** The store in that database. */
    public static ComponentStore on(Transactions transactions) {
        return new JpaComponents(transactions);
    }
}
