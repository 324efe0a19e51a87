package im.parley.store.offline;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code parley_offline}. */
@Entity
@Table(name = "parley_offline")
class MessageEntity {
    @EmbeddedId
    private MessageKey key = new MessageKey();

    @Column(name = "received")
    private long received;

    @Column(name = "expires")
    private @Nullable Long expires;

    @Column(name = "stanza")
    private String stanza = "";

    protected MessageEntity() {}

    MessageEntity(Jid account, OfflineMessage message) {
        this.key = new MessageKey(account, message.id());
        this.received = message.received().toEpochMilli();
        this.expires = message.expires().map(Instant::toEpochMilli).orElse(null);
        this.stanza = message.xml();
    }

    OfflineMessage toMessage() {
        Optional<Instant> expiry = Optional.ofNullable(expires).map(Instant::ofEpochMilli);
        return new OfflineMessage(key.id(), Instant.ofEpochMilli(received), expiry, stanza);
    }
}
