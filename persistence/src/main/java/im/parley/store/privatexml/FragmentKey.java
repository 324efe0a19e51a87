package im.parley.store.privatexml;

import im.parley.store.jpa.Digest;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** The key of a fragment. The name stands in it as a digest, because a namespace may have any length. */
@Embeddable
class FragmentKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "name_key")
    private String name = "";

    protected FragmentKey() {}

    FragmentKey(Jid account, String namespace, String element) {
        this.domain = account.domain();
        this.local = account.local();
        this.name = Digest.of('{' + namespace + '}' + element);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FragmentKey that
                && domain.equals(that.domain)
                && local.equals(that.local)
                && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, local, name);
    }
}
