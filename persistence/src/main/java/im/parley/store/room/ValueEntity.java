package im.parley.store.room;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code parley_room_value}. */
@Entity
@Table(name = "parley_room_value")
class ValueEntity {
    @EmbeddedId
    private ValueKey key = new ValueKey();

    @Column(name = "content")
    private String content = "";

    protected ValueEntity() {}

    ValueEntity(ValueKey key, String content) {
        this.key = key;
        this.content = content;
    }

    String key() {
        return key.key();
    }

    String content() {
        return content;
    }

    void content(String newContent) {
        content = newContent;
    }
}
