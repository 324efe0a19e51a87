package im.parley.store.privacy;

import im.parley.store.AccountData;
import im.parley.store.jpa.AccountKey;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Privacy lists in the database, behind a cache. */
@Singleton
class JpaPrivacy implements PrivacyStore, AccountData {
    private static final String ITEMS =
            "select i from PrivacyItem i where i.key.domain = :domain and i.key.local = :local";

    private final Transactions transactions;
    private final PrivacyCache cache;

    @Inject
    JpaPrivacy(Transactions transactions) {
        this.transactions = transactions;
        this.cache = new PrivacyCache(PrivacyCache.DEFAULT_ITEMS);
    }

    @Override
    public PrivacyLists load(Jid account) {
        // In a transaction that may have changed the lists, only the database knows what they are there.
        return transactions.active() ? read(account) : cache.load(account.bare(), () -> read(account));
    }

    @Override
    public PrivacyUpdate update(Jid account, UnaryOperator<PrivacyLists> change) {
        return transactions.in(entities -> {
            transactions.afterCompletion(() -> cache.changed(account.bare()));
            Optional<HeadEntity> head = locked(entities, account);
            List<ItemEntity> items = head.isEmpty() ? List.of() : items(entities, account);
            PrivacyLists before = lists(head, items);
            PrivacyLists after = change.apply(before);
            if (!after.equals(before)) {
                HeadEntity owner = head.orElseGet(() -> newHead(entities, account));
                owner.standard(after.standard());
                write(entities, account, items, after);
            }
            return new PrivacyUpdate(before, after);
        });
    }

    /** Changes the rows that differ, and no others. */
    private static void write(EntityManager entities, Jid account, List<ItemEntity> rows, PrivacyLists after) {
        Map<ItemKey, ItemEntity> present = new HashMap<>();
        rows.forEach(row -> present.put(row.key(), row));
        for (PrivacyList list : after.lists().values()) {
            for (PrivacyItem item : list.items()) {
                ItemKey key = new ItemKey(account, list.name(), item.order());
                ItemEntity row = present.remove(key);
                if (row == null) {
                    entities.persist(new ItemEntity(key).set(item));
                } else if (!row.toItem().equals(item)) {
                    row.set(item);
                }
            }
        }
        present.values().forEach(entities::remove);
    }

    @Override
    public void forget(Jid account) {
        transactions.in(entities -> {
            transactions.afterCompletion(() -> cache.changed(account.bare()));
            locked(entities, account).ifPresent(entities::remove);
            return entities.createQuery("delete from PrivacyItem i where i.key.domain = :domain and i.key.local = :local")
                    .setParameter("domain", account.domain())
                    .setParameter("local", account.local())
                    .executeUpdate();
        });
    }

    private PrivacyLists read(Jid account) {
        return transactions.in(entities -> {
            Optional<HeadEntity> head = Optional.ofNullable(entities.find(HeadEntity.class, new AccountKey(account)));
            return head.isEmpty() ? PrivacyLists.NONE : lists(head, items(entities, account));
        });
    }

    private static List<ItemEntity> items(EntityManager entities, Jid account) {
        return entities.createQuery(ITEMS, ItemEntity.class)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .getResultList();
    }

    private static PrivacyLists lists(Optional<HeadEntity> head, List<ItemEntity> rows) {
        Map<String, List<PrivacyItem>> byName = new HashMap<>();
        for (ItemEntity row : rows) {
            byName.computeIfAbsent(row.key().list(), name -> new ArrayList<>()).add(row.toItem());
        }
        Map<String, PrivacyList> lists = new HashMap<>();
        byName.forEach((name, items) -> lists.put(name, new PrivacyList(name, items)));
        return new PrivacyLists(head.flatMap(HeadEntity::standard), lists);
    }

    private static Optional<HeadEntity> locked(EntityManager entities, Jid account) {
        return Optional.ofNullable(
                entities.find(HeadEntity.class, new AccountKey(account), LockModeType.PESSIMISTIC_WRITE));
    }

    private static HeadEntity newHead(EntityManager entities, Jid account) {
        var head = new HeadEntity(account);
        entities.persist(head);
        return head;
    }
}
