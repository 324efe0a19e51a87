package im.parley.store.credential;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** The key of a credential. */
@Embeddable
class CredentialKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "credential_id")
    private String id = "";

    @Column(name = "mechanism")
    private String mechanism = "";

    protected CredentialKey() {}

    CredentialKey(Jid account, String id, String mechanism) {
        this.domain = account.domain();
        this.local = account.local();
        this.id = id;
        this.mechanism = mechanism;
    }

    String id() {
        return id;
    }

    String mechanism() {
        return mechanism;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CredentialKey that
                && domain.equals(that.domain)
                && local.equals(that.local)
                && id.equals(that.id)
                && mechanism.equals(that.mechanism);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, local, id, mechanism);
    }
}
