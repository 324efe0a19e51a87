package im.parley.store.privacy;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabasePrivacy {
    private DatabasePrivacy() {}

    /** The store in that database. */
    public static PrivacyStore on(Transactions transactions) {
        return new JpaPrivacy(transactions);
    }
}
