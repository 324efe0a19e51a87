package im.parley.store.vhost;

import im.parley.store.jpa.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
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
        return transactions.in(
                entities -> entities.createQuery("select v from VhostEntity v order by v.domain", VhostEntity.class)
                        .getResultList()
                        .stream()
                        .map(VhostEntity::toVhost)
                        .toList());
    }

    @Override
    public void put(Vhost vhost) {
        transactions.in(entities -> {
            Optional.ofNullable(entities.find(VhostEntity.class, vhost.domain()))
                    .ifPresentOrElse(
                            entity -> entity.set(vhost),
                            () -> entities.persist(new VhostEntity(vhost.domain()).set(vhost)));
            return true;
        });
    }

    @Override
    public void remove(String domain) {
        transactions.in(entities -> {
            Optional.ofNullable(entities.find(VhostEntity.class, domain)).ifPresent(entities::remove);
            return true;
        });
    }
}
