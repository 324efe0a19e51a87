package im.parley.store.room;

import im.parley.store.jpa.AccountKey;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code parley_room}. */
@Entity
@IdClass(AccountKey.class)
@Table(name = "parley_room")
class RoomEntity {
    @Id
    @Column(name = "domain_part")
    private String domain = "";

    @Id
    @Column(name = "local_part")
    private String local = "";

    @Column(name = "room_name")
    private String name = "";

    @Column(name = "description")
    private String description = "";

    @Column(name = "listed")
    private boolean listed;

    @Column(name = "created")
    private long created;

    protected RoomEntity() {}

    RoomEntity(RoomEntry entry) {
        domain = entry.room().domain();
        local = entry.room().local();
        created = entry.created().toEpochMilli();
        set(entry);
    }

    void set(RoomEntry entry) {
        name = entry.name();
        description = entry.description();
        listed = entry.listed();
    }

    RoomEntry toEntry() {
        return new RoomEntry(
                Jid.prepared(local, domain), name, description, listed, Instant.ofEpochMilli(created));
    }
}
