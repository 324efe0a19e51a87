package im.parley.store.setting;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;

/** The key of a setting. The kind keeps a domain apart from the account that has the address of the domain. */
@Embeddable
class SettingKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "scope_kind")
    private String kind = "";

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "setting_key")
    private String key = "";

    protected SettingKey() {}

    SettingKey(Scope scope, String key) {
        this.key = key;
        switch (scope) {
            case Scope.Installation() -> kind = "I";
            case Scope.Domain(String name) -> {
                kind = "D";
                domain = name;
            }
            case Scope.Account(var address) -> {
                kind = "A";
                domain = address.domain();
                local = address.local();
            }
        }
    }

    String kind() {
        return kind;
    }

    String domain() {
        return domain;
    }

    String local() {
        return local;
    }

    String key() {
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SettingKey that
                && kind.equals(that.kind)
                && domain.equals(that.domain)
                && local.equals(that.local)
                && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, domain, local, key);
    }
}
