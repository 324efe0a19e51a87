package im.parley.store.vcard;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseVcards {
    private DatabaseVcards() {}

    /** The store in that database. */
    public static VcardStore on(Transactions transactions) {
        return new JpaVcards(transactions);
    }
}
