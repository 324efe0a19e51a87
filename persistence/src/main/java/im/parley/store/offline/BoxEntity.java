package im.parley.store.offline;

import im.parley.store.jpa.AccountKey;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of {@code parley_offline_box}: its lock guards the messages of the account, their number and their ids. */
@Entity
@IdClass(AccountKey.class)
@Table(name = "parley_offline_box")
class BoxEntity {
    @Id
    @Column(name = "domain_part")
    private String domain = "";

    @Id
    @Column(name = "local_part")
    private String local = "";

    @Column(name = "messages")
    private int messages;

    @Column(name = "last_id")
    private long lastId;

    protected BoxEntity() {}

    BoxEntity(Jid account) {
        this.domain = account.domain();
        this.local = account.local();
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
