package im.parley.store.user;

import im.parley.store.jpa.AccountKey;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code parley_user}. */
@Entity
@IdClass(AccountKey.class)
@Table(name = "parley_user")
class UserEntity {
    @Id
    @Column(name = "domain_part")
    private String domain = "";

    @Id
    @Column(name = "local_part")
    private String local = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private Status status = Status.ACTIVE;

    @Column(name = "created")
    private long created;

    protected UserEntity() {}

    UserEntity(User user) {
        this.domain = user.account().domain();
        this.local = user.account().local();
        this.status = user.status();
        this.created = user.created().toEpochMilli();
    }

    void status(Status newStatus) {
        status = newStatus;
    }

    User toUser() {
        return new User(Jid.prepared(local, domain), status, Instant.ofEpochMilli(created));
    }
}
