package im.parley.store.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A row of {@code parley_api_key}. */
@Entity
@Table(name = "parley_api_key")
class ApiKeyEntity {
    private static final long NEVER = -1;

    @Id
    @Column(name = "key_id")
    private String id = "";

    @Column(name = "key_hash")
    private String hash = "";

    @Column(name = "key_name")
    private String name = "";

    /** One to a line. */
    @Column(name = "domains")
    private String domains = "";

    @Column(name = "created")
    private long created;

    @Column(name = "created_by")
    private String createdBy = "";

    @Column(name = "expires")
    private long expires;

    @Column(name = "used")
    private long used;

    protected ApiKeyEntity() {}

    ApiKeyEntity(ApiKey key, String hash) {
        this.id = key.id();
        this.hash = hash;
        this.name = key.name();
        this.domains = String.join("\n", new TreeSet<>(key.domains()));
        this.created = key.created().toEpochMilli();
        this.createdBy = key.createdBy();
        this.expires = key.expires().map(Instant::toEpochMilli).orElse(NEVER);
        this.used = key.used().map(Instant::toEpochMilli).orElse(NEVER);
    }

    void used(Instant when) {
        used = when.toEpochMilli();
    }

    ApiKey toKey() {
        return new ApiKey(
                id,
                name,
                domains.isEmpty() ? Set.of() : Set.of(domains.split("\n")),
                Instant.ofEpochMilli(created),
                createdBy,
                time(expires),
                time(used));
    }

    private static Optional<Instant> time(long millis) {
        return millis == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
