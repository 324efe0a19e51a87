package im.parley.store.offline;

import im.parley.store.jpa.AccountKey;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code parley_offline_box}: its lock guards the messages of the account, their number and their ids. */
@Entity
@Table(name = "parley_offline_box")
class BoxEntity {
    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // the provider reads it
    private AccountKey key = new AccountKey();

    @Column(name = "messages")
    private int messages;

    @Column(name = "last_id")
    private long lastId;

    protected BoxEntity() {}

    BoxEntity(Jid account) {
        this.key = new AccountKey(account);
    }

    int messages() {
        return messages;
    }

    /** Counts one more message and returns its id. */
    long add() {
        messages++;
        return ++lastId;
    }

    void removed(int count) {
        messages -= count;
    }
}
