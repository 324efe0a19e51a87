package im.parley.store.vhost;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** The key of a setting of a domain. */
@Embeddable
class VhostSettingKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "setting_key")
    private String key = "";

    protected VhostSettingKey() {}

    VhostSettingKey(String domain, String key) {
        this.domain = domain;
        this.key = key;
    }

    String domain() {
        return domain;
    }

    String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VhostSettingKey that && domain.equals(that.domain) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, key);
    }
}
