package im.parley.store.lastactivity;

import im.parley.store.jpa.AccountKey;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code parley_last_activity}. */
@Entity
@IdClass(AccountKey.class)
@Table(name = "parley_last_activity")
class LastActivityEntity {
    @Id
    @Column(name = "domain_part")
    @SuppressWarnings("UnusedVariable") // the provider reads it
    private String domain = "";

    @Id
    @Column(name = "local_part")
    @SuppressWarnings("UnusedVariable") // the provider reads it
    private String local = "";

    @Column(name = "seen")
    private long seen;

    @Column(name = "status_text")
    private String status = "";

    protected LastActivityEntity() {}

    LastActivityEntity(Jid account) {
        this.domain = account.domain();
        this.local = account.local();
    }

    LastActivityEntity set(LastSeen value) {
        seen = value.when().toEpochMilli();
        status = value.status();
        return this;
    }

    LastSeen toLastSeen() {
        return new LastSeen(Instant.ofEpochMilli(seen), status);
    }
}
