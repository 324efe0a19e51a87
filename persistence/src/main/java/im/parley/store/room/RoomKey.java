package im.parley.store.room;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The key of what a room has once for each of its affiliates; the user stands in it as a digest, as it may be long. */
@Embeddable
class RoomKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "user_key")
    private String user = "";

    protected RoomKey() {}

    RoomKey(Jid room, Jid user) {
        this.domain = room.domain();
        this.local = room.local();
        this.user = digest(user);
    }

    static String digest(Jid user) {
        try {
            byte[] address = user.bare().toString().getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(address);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoomKey that
                && domain.equals(that.domain)
                && local.equals(that.local)
                && user.equals(that.user);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, local, user);
    }
}
