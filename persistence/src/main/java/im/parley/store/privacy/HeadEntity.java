package im.parley.store.privacy;

import im.parley.store.jpa.AccountKey;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Optional;

/** A row of {@code parley_privacy}: its lock guards the lists of the account. */
@Entity(name = "PrivacyHead")
@IdClass(AccountKey.class)
@Table(name = "parley_privacy")
class HeadEntity {
    @Id
    @Column(name = "domain_part")
    private String domain = "";

    @Id
    @Column(name = "local_part")
    private String local = "";

    /** Empty for none: a list has a name. */
    @Column(name = "default_list")
    private String standard = "";

    protected HeadEntity() {}

    HeadEntity(Jid account) {
        this.domain = account.domain();
        this.local = account.local();
    }

    Optional<String> standard() {
        return standard.isEmpty() ? Optional.empty() : Optional.of(standard);
    }

    void standard(Optional<String> name) {
        standard = name.orElse("");
    }
}
