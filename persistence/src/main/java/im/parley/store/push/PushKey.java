package im.parley.store.push;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The key of a registration; service and node stand in it as a digest. */
@Embeddable
class PushKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "domain_part")
    private String domain = "";

    @Column(name = "local_part")
    private String local = "";

    @Column(name = "registration_key")
    private String registration = "";

    protected PushKey() {}

    PushKey(Jid account, Jid service, String node) {
        this.domain = account.domain();
        this.local = account.local();
        this.registration = digest(service + "\0" + node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PushKey that
                && domain.equals(that.domain)
                && local.equals(that.local)
                && registration.equals(that.registration);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domain, local, registration);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
