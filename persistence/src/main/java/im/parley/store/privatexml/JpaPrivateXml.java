package im.parley.store.privatexml;

import im.parley.store.AccountData;
import im.parley.store.jpa.AccountKey;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** Private XML in the database. Whoever changes fragments locks the shelf first, which makes the quota exact. */
@Singleton
class JpaPrivateXml implements PrivateXmlStore, AccountData {
    private static final String REMOVE_ALL =
            "delete from FragmentEntity f where f.key.domain = :domain and f.key.local = :local";

    private final Transactions transactions;

    @Inject
    JpaPrivateXml(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A fragment and what there is in its place. */
    private record Change(Fragment fragment, FragmentKey key, Optional<FragmentEntity> before) {
        static Change of(EntityManager entities, Jid account, Fragment fragment) {
            FragmentKey key = new FragmentKey(account, fragment.namespace(), fragment.element());
            return new Change(fragment, key, Optional.ofNullable(entities.find(FragmentEntity.class, key)));
        }

        int fragments() {
            return (fragment.xml().isEmpty() ? 0 : 1) - (before.isPresent() ? 1 : 0);
        }

        int characters() {
            return fragment.xml().length()
                    - before.map(entity -> entity.xml().length()).orElse(0);
        }

        void make(EntityManager entities) {
            if (fragment.xml().isEmpty()) {
                before.ifPresent(entities::remove);
            } else {
                before.ifPresentOrElse(
                        entity -> entity.xml(fragment.xml()),
                        () -> entities.persist(new FragmentEntity(key, fragment.xml())));
            }
        }
    }

    @Override
    public Optional<String> find(Jid account, String namespace, String element) {
        return transactions.in(entities -> Optional.ofNullable(
                        entities.find(FragmentEntity.class, new FragmentKey(account, namespace, element)))
                .map(FragmentEntity::xml));
    }

    @Override
    public boolean put(Jid account, List<Fragment> fragments, Quota quota) {
        return transactions.in(entities -> {
            ShelfEntity shelf = locked(entities, account).orElseGet(() -> newShelf(entities, account));
            List<Change> changes = fragments.stream()
                    .map(fragment -> Change.of(entities, account, fragment))
                    .toList();
            boolean room = shelf.change(
                    changes.stream().mapToInt(Change::fragments).sum(),
                    changes.stream().mapToInt(Change::characters).sum(),
                    quota);
            if (room) {
                changes.forEach(change -> change.make(entities));
            }
            return room;
        });
    }

    @Override
    public void forget(Jid account) {
        transactions.in(entities -> {
            locked(entities, account).ifPresent(entities::remove);
            return entities.createQuery(REMOVE_ALL)
                    .setParameter("domain", account.domain())
                    .setParameter("local", account.local())
                    .executeUpdate();
        });
    }

    private static Optional<ShelfEntity> locked(EntityManager entities, Jid account) {
        return Optional.ofNullable(
                entities.find(ShelfEntity.class, new AccountKey(account), LockModeType.PESSIMISTIC_WRITE));
    }

    private static ShelfEntity newShelf(EntityManager entities, Jid account) {
        var shelf = new ShelfEntity(account);
        entities.persist(shelf);
        entities.flush(); // of two that race, the second must stop here and begin again
        return shelf;
    }
}
