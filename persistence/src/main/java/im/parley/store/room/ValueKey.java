package im.parley.store.room;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** The key of a value of a room. */
@Embeddable
class ValueKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "value_key")
    private String key = "";

    protected ValueKey() {}

    ValueKey(Jid room, String key) {
        this.domain = room.domain();
        this.local = room.local();
        this.key = key;
    }

    String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueKey that
                && domain.equals(that.domain)
                && local.equals(that.local)
                && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, local, key);
    }
}
