package im.parley.store.push;

import im.parley.store.jpa.Digest;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** The key of a registration; service and node stand in it as a digest. */
@Embeddable
class PushKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "registration_key")
    private String registration = "";

    protected PushKey() {}

    PushKey(Jid account, Jid service, String node) {
        this.domain = account.domain();
        this.local = account.local();
        this.registration = Digest.of(service + "\0" + node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PushKey that
                && domain.equals(that.domain)
                && local.equals(that.local)
                && registration.equals(that.registration);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, local, registration);
    }
}
