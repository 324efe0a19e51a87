package im.parley.store.vhost;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code parley_vhost_setting}. */
@Entity
@Table(name = "parley_vhost_setting")
class VhostSettingEntity {
    @EmbeddedId
    private VhostSettingKey key = new VhostSettingKey();

    @Column(name = "setting_value")
    private String value = "";

    protected VhostSettingEntity() {}

    VhostSettingEntity(VhostSettingKey key, String value) {
        this.key = key;
        this.value = value;
    }

    String domain() {
        return key.domain();
    }

    String key() {
        return key.key();
    }

    String value() {
        return value;
    }
}
