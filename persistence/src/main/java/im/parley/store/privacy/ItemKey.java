package im.parley.store.privacy;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** The key of a rule: its list and its place. */
@Embeddable
class ItemKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "list_name")
    private String list = "";

    @Column(name = "item_order")
    private long order;

    protected ItemKey() {}

    ItemKey(Jid account, String list, long order) {
        this.domain = account.domain();
        this.local = account.local();
        this.list = list;
        this.order = order;
    }

    String list() {
        return list;
    }

    long order() {
        return order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemKey that
                && domain.equals(that.domain)
                && local.equals(that.local)
                && list.equals(that.list)
                && order == that.order;
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, local, list, order);
    }
}
