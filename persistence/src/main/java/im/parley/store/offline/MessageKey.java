package im.parley.store.offline;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** The key of an offline message. */
@Embeddable
class MessageKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "message_id")
    private long id;

    protected MessageKey() {}

    MessageKey(Jid account, long id) {
        this.domain = account.domain();
        this.local = account.local();
        this.id = id;
    }

    Jid account() {
        return Jid.prepared(local, domain);
    }

    long id() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageKey that
                && domain.equals(that.domain)
                && local.equals(that.local)
                && id == that.id;
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, local, id);
    }
}
