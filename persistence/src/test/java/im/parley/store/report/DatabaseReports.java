package im.parley.store.report;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseReports {
    private DatabaseReports() {}

    /** The store in that database. */
    public static ReportStore on(Transactions transactions) {
        return new JpaReports(transactions);
    }
}
