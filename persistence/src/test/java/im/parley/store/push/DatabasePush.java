package im.parley.store.push;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabasePush {
    private DatabasePush() {}

    /** The store in that database. */
    public static PushStore on(Transactions transactions) {
        return new JpaPush(transactions);
    }
}
