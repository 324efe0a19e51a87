package im.parley.store.group;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** The key of a member of a group. */
@Embeddable
class SharedGroupKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "group_name")
    private String group = "";

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    protected SharedGroupKey() {}

    SharedGroupKey(String group, Jid member) {
        this.group = group;
        this.domain = member.domain();
        this.local = member.local();
    }

    String group() {
        return group;
    }

    Jid member() {
        return Jid.prepared(local, domain);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SharedGroupKey that
                && group.equals(that.group)
                && domain.equals(that.domain)
                && local.equals(that.local);
    }

    @Override
    public int hashCode() {
        return Objects.hash(group, domain, local);
    }
}
