package im.parley.store.vhost;

import im.parley.store.jpa.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Domains in the database. */
@Singleton
class JpaVhosts implements VhostStore {
    private final Transactions transactions;

    @Inject
    JpaVhosts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Vhost> all() {
        return transactions.in(entities -> {
            Map<String, Map<String, String>> settings = settings(entities);
            return entities.createQuery("select v from VhostEntity v order by v.domain", VhostEntity.class)
                    .getResultList()
                    .stream()
                    .map(vhost -> vhost.toVhost(VhostPolicy.from(settings.getOrDefault(vhost.domain(), Map.of()))))
                    .toList();
        });
    }

    private static Map<String, Map<String, String>> settings(EntityManager entities) {
        Map<String, Map<String, String>> all = new HashMap<>();
        entities.createQuery("select s from VhostSettingEntity s", VhostSettingEntity.class)
                .getResultList()
                .forEach(setting -> all.computeIfAbsent(setting.domain(), domain -> new HashMap<>())
                        .put(setting.key(), setting.value()));
        return all;
    }

    @Override
    public void put(Vhost vhost) {
        transactions.in(entities -> {
            Optional.ofNullable(entities.find(VhostEntity.class, vhost.domain(), LockModeType.PESSIMISTIC_WRITE))
                    .ifPresentOrElse(
                            entity -> entity.set(vhost),
                            () -> entities.persist(new VhostEntity(vhost.domain()).set(vhost)));
            entities.flush();
            removeSettings(entities, vhost.domain());
            vhost.policy().toSettings().forEach((key, value) -> entities.persist(
                    new VhostSettingEntity(new VhostSettingKey(vhost.domain(), key), value)));
            return true;
        });
    }

    @Override
    public void remove(String domain) {
        transactions.in(entities -> {
            Optional.ofNullable(entities.find(VhostEntity.class, domain)).ifPresent(entities::remove);
            removeSettings(entities, domain);
            return true;
        });
    }

    private static void removeSettings(EntityManager entities, String domain) {
        entities.createQuery("delete from VhostSettingEntity s where s.key.domain = :domain")
                .setParameter("domain", domain)
                .executeUpdate();
    }
}
