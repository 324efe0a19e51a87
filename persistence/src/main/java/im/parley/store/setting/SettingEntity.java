package im.parley.store.setting;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code parley_setting}. */
@Entity
@Table(name = "parley_setting")
class SettingEntity {
    @EmbeddedId
    private SettingKey key = new SettingKey();

    @Column(name = "setting_value")
    private String value = "";

    protected SettingEntity() {}

    SettingEntity(SettingKey key, String value) {
        this.key = key;
        this.value = value;
    }

    String key() {
        return key.key();
    }

    String value() {
        return value;
    }

    void value(String newValue) {
        value = newValue;
    }
}
