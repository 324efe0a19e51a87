package im.parley.store.access;

import im.parley.store.jpa.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys in the database. */
@Singleton
class JpaApiKeys implements ApiKeyStore {
    private static final String ALL = "select k from ApiKeyEntity k order by k.created, k.id";
    private static final String BY_HASH = "select k from ApiKeyEntity k where k.hash = :hash";

    private final Transactions transactions;

    @Inject
    JpaApiKeys(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ApiKey> all() {
        return transactions.in(entities -> entities.createQuery(ALL, ApiKeyEntity.class)
                .getResultList()
                .stream()
                .map(ApiKeyEntity::toKey)
                .toList());
    }

    @Override
    public Optional<ApiKey> find(String hash) {
        return transactions.in(entities -> entities.createQuery(BY_HASH, ApiKeyEntity.class)
                .setParameter("hash", hash)
                .getResultList()
                .stream()
                .findFirst()
                .map(ApiKeyEntity::toKey));
    }

    @Override
    public void add(ApiKey key, String hash) {
        transactions.in(entities -> {
            entities.persist(new ApiKeyEntity(key, hash));
            return true;
        });
    }

    @Override
    public void used(String id, Instant when) {
        transactions.in(entities -> {
            Optional.ofNullable(entities.find(ApiKeyEntity.class, id)).ifPresent(key -> key.used(when));
            return true;
        });
    }

    @Override
    public boolean remove(String id) {
        return transactions.in(entities -> {
            Optional<ApiKeyEntity> key = Optional.ofNullable(entities.find(ApiKeyEntity.class, id));
            key.ifPresent(entities::remove);
            return key.isPresent();
        });
    }
}
