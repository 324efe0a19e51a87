package im.parley.store.privatexml;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabasePrivateXml {
    private DatabasePrivateXml() {}

    /** The store in that database. */
    public static PrivateXmlStore on(Transactions transactions) {
        return new JpaPrivateXml(transactions);
    }
}
