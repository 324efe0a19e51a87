package im.parley.store.group;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code parley_shared_group}. */
@Entity
@Table(name = "parley_shared_group")
class SharedGroupEntity {
    @EmbeddedId
    private SharedGroupKey key = new SharedGroupKey();

    @Column(name = "display_name")
    private String name = "";

    protected SharedGroupEntity() {}

    SharedGroupEntity(SharedGroupKey key, String name) {
        this.key = key;
        this.name = name;
    }

    void name(String newName) {
        name = newName;
    }

    GroupMember toMember() {
        return new GroupMember(key.group(), key.member(), name);
    }
}
