package im.parley.store.setting;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseSettings {
    private DatabaseSettings() {}

    /** The store in that database. */
    public static SettingStore on(Transactions transactions) {
        return new JpaSettings(transactions);
    }
}
