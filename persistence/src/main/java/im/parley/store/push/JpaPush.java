package im.parley.store.push;

import im.parley.store.AccountData;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Push services in the database. An account has a handful of them, so what is asked is found among all of them. */
@Singleton
class JpaPush implements PushStore, AccountData {
    private static final String ALL = "select p from PushEntity p"
            + " where p.key.domain = :domain and p.key.local = :local order by p.enabled, p.key.registration";
    private static final String REMOVE_ALL =
            "delete from PushEntity p where p.key.domain = :domain and p.key.local = :local";

    private final Transactions transactions;

    @Inject
    JpaPush(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void enable(Jid account, PushRegistration registration, int limit) {
        transactions.in(entities -> {
            Optional<PushEntity> known = find(entities, account, registration.service(), registration.node());
            known.ifPresentOrElse(
                    entity -> entity.set(registration),
                    () -> entities.persist(new PushEntity(account, registration)));
            entities.flush();
            List<PushEntity> all = all(entities, account);
            all.subList(0, Math.max(0, all.size() - limit)).forEach(entities::remove);
            return true;
        });
    }

    @Override
    public List<PushRegistration> load(Jid account) {
        return transactions.in(entities -> all(entities, account).stream()
                .map(PushEntity::toRegistration)
                .toList());
    }

    @Override
    public int disable(Jid account, Jid service) {
        return transactions.in(entities -> {
            List<PushEntity> disabled = all(entities, account).stream()
                    .filter(entity -> entity.toRegistration().service().equals(service))
                    .toList();
            disabled.forEach(entities::remove);
            return disabled.size();
        });
    }

    @Override
    public boolean disable(Jid account, Jid service, String node) {
        return transactions.in(entities -> {
            Optional<PushEntity> disabled = find(entities, account, service, node);
            disabled.ifPresent(entities::remove);
            return disabled.isPresent();
        });
    }

    @Override
    public void note(Jid account, PushRegistration registration) {
        transactions.in(entities -> find(entities, account, registration.service(), registration.node())
                .filter(entity -> entity.wasEnabledWith(registration))
                .map(entity -> entity.note(registration)));
    }

    @Override
    public void forget(Jid account) {
        transactions.in(entities -> entities.createQuery(REMOVE_ALL)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .executeUpdate());
    }

    private static List<PushEntity> all(EntityManager entities, Jid account) {
        return entities.createQuery(ALL, PushEntity.class)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .getResultList();
    }

    private static Optional<PushEntity> find(EntityManager entities, Jid account, Jid service, String node) {
        return Optional.ofNullable(entities.find(PushEntity.class, new PushKey(account, service, node)));
    }
}
