package im.parley.store.credential;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code parley_credential}. */
@Entity
@Table(name = "parley_credential")
class CredentialEntity {
    @EmbeddedId
    private CredentialKey key = new CredentialKey();

    @Column(name = "salt")
    private byte[] salt = {};

    @Column(name = "iterations")
    private int iterations;

    @Column(name = "stored_key")
    private byte[] storedKey = {};

    @Column(name = "server_key")
    private byte[] serverKey = {};

    protected CredentialEntity() {}

    CredentialEntity(Jid account, Credential credential) {
        this.key = new CredentialKey(account, credential.id(), credential.mechanism());
        this.salt = credential.salt();
        this.iterations = credential.iterations();
        this.storedKey = credential.storedKey();
        this.serverKey = credential.serverKey();
    }

    Credential toCredential() {
        return new Credential(key.id(), key.mechanism(), salt, iterations, storedKey, serverKey);
    }
}
