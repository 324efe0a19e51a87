package im.parley.store.setting;

import im.parley.store.AccountData;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Settings in the database. */
@Singleton
class JpaSettings implements SettingStore, AccountData {
    private static final String SCOPE =
            " SettingEntity s where s.key.kind = :kind and s.key.domain = :domain and s.key.local = :local";
    private static final String ALL = "select s from" + SCOPE + " order by s.key.key";
    private static final String REMOVE_ALL = "delete from" + SCOPE;

    private final Transactions transactions;

    @Inject
    JpaSettings(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<String> find(Scope scope, String key) {
        return transactions.in(entities -> entity(entities, scope, key).map(SettingEntity::value));
    }

    @Override
    public void put(Scope scope, String key, String value) {
        transactions.in(entities -> {
            entity(entities, scope, key)
                    .ifPresentOrElse(
                            entity -> entity.value(value),
                            () -> entities.persist(new SettingEntity(new SettingKey(scope, key), value)));
            return true;
        });
    }

    @Override
    public void remove(Scope scope, String key) {
        transactions.in(entities -> {
            entity(entities, scope, key).ifPresent(entities::remove);
            return true;
        });
    }

    @Override
    public Map<String, String> all(Scope scope) {
        var owner = new SettingKey(scope, "");
        return transactions.in(entities -> {
            var settings = new LinkedHashMap<String, String>();
            entities.createQuery(ALL, SettingEntity.class)
                    .setParameter("kind", owner.kind())
                    .setParameter("domain", owner.domain())
                    .setParameter("local", owner.local())
                    .getResultList()
                    .forEach(entity -> settings.put(entity.key(), entity.value()));
            return Collections.unmodifiableMap(settings);
        });
    }

    @Override
    public void forget(Jid account) {
        var owner = new SettingKey(new Scope.Account(account), "");
        transactions.in(entities -> entities.createQuery(REMOVE_ALL)
                .setParameter("kind", owner.kind())
                .setParameter("domain", owner.domain())
                .setParameter("local", owner.local())
                .executeUpdate());
    }

    private static Optional<SettingEntity> entity(EntityManager entities, Scope scope, String key) {
        return Optional.ofNullable(entities.find(SettingEntity.class, new SettingKey(scope, key)));
    }
}
