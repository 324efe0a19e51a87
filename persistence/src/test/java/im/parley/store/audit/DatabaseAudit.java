package im.parley.store.audit;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseAudit {
    private DatabaseAudit() {}

    /** The store in that database. */
    public static AuditStore on(Transactions transactions) {
        return new JpaAudit(transactions);
    }
}
