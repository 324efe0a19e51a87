package im.parley.store.token;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** The key of a client's tokens. */
@Embeddable
class TokenKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "agent")
    private String agent = "";

    protected TokenKey() {}

    TokenKey(Jid account, UUID agent) {
        this.domain = account.domain();
        this.local = account.local();
        this.agent = agent.toString();
    }

    UUID agent() {
        return UUID.fromString(agent);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenKey that
                && domain.equals(that.domain)
                && local.equals(that.local)
                && agent.equals(that.agent);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, local, agent);
    }
}
