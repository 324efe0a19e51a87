package im.parley.store.roster;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseRosters {
    private DatabaseRosters() {}

    /** The store in that database. */
    public static RosterStore on(Transactions transactions) {
        return new JpaRosters(transactions);
    }
}
