package im.parley.store.component;

import im.parley.store.jpa.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** External components in the database. */
@Singleton
class JpaComponents implements ComponentStore {
    private static final String ALL = "select c from ComponentEntity c order by c.domain";

    private final Transactions transactions;

    @Inject
    JpaComponents(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ComponentItem> all() {
        return transactions.in(entities -> entities.createQuery(ALL, ComponentEntity.class)
                .getResultList()
                .stream()
                .map(ComponentEntity::toItem)
                .toList());
    }

    @Override
    public void put(ComponentItem component) {
        transactions.in(entities -> {
            Optional.ofNullable(entities.find(ComponentEntity.class, component.domain()))
                    .ifPresentOrElse(
                            known -> known.set(component), () -> entities.persist(new ComponentEntity(component)));
            return true;
        });
    }

    @Override
    public boolean remove(String domain) {
        return transactions.in(entities -> {
            Optional<ComponentEntity> known = Optional.ofNullable(entities.find(ComponentEntity.class, domain));
            known.ifPresent(entities::remove);
            return known.isPresent();
        });
    }
}
