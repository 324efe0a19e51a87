package im.parley.store.user;

import im.parley.store.AccountData;
import im.parley.store.credential.CredentialStore;
import im.parley.store.jpa.Transactions;
import java.util.List;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseUsers {
    private DatabaseUsers() {}

    /** The store in that database, with all who take part in the removal of accounts. */
    public static UserStore on(
            Transactions transactions, CredentialStore credentials, List<AccountData> participants) {
        return new JpaUsers(transactions, credentials, participants);
    }
}
