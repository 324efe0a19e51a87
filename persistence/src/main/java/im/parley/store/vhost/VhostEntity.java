package im.parley.store.vhost;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.TreeSet;

/** A row of {@code parley_vhost}. Names of mechanisms have no spaces (RFC 4422), so spaces part them. */
@Entity
@Table(name = "parley_vhost")
class VhostEntity {
    @Id
    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "enabled")
    private boolean enabled;

    @Column(name = "registration")
    private boolean registration;

    @Column(name = "anonymous")
    private boolean anonymous;

    @Column(name = "tls_required")
    private boolean tlsRequired;

    @Column(name = "max_users")
    private int maxUsers;

    @Column(name = "sasl_mechanisms")
    private String saslMechanisms = "";

    protected VhostEntity() {}

    VhostEntity(String domain) {
        this.domain = domain;
    }

    VhostEntity set(Vhost vhost) {
        enabled = vhost.enabled();
        registration = vhost.registration();
        anonymous = vhost.anonymous();
        tlsRequired = vhost.tlsRequired();
        maxUsers = vhost.maxUsers();
        saslMechanisms = String.join(" ", new TreeSet<>(vhost.saslMechanisms()));
        return this;
    }

    String domain() {
        return domain;
    }

    Vhost toVhost(VhostPolicy policy) {
        Set<String> mechanisms = saslMechanisms.isEmpty() ? Set.of() : Set.of(saslMechanisms.split(" "));
        return new Vhost(domain, enabled, registration, anonymous, tlsRequired, maxUsers, mechanisms, policy);
    }
}
