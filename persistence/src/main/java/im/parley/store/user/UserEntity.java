package im.parley.store.user;

import im.parley.store.jpa.AccountKey;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code parley_user}. */
@Entity
@Table(name = "parley_user")
class UserEntity {
    @EmbeddedId
    private AccountKey key = new AccountKey();

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private Status status = Status.ACTIVE;

    @Column(name = "created")
    private long created;

    protected UserEntity() {}

    UserEntity(User user) {
        this.key = new AccountKey(user.account());
        this.status = user.status();
        this.created = user.created().toEpochMilli();
    }

    void status(Status newStatus) {
        status = newStatus;
    }

    User toUser() {
        return new User(key.account(), status, Instant.ofEpochMilli(created));
    }
}
