package im.parley.store.offline;

import im.parley.store.AccountData;
import im.parley.store.batch.GroupCommit;
import im.parley.store.batch.Rows;
import im.parley.store.jpa.AccountKey;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Offline messages in the database. Whoever adds or removes messages of an account locks its box first, which makes
 * the limit exact and lets the ids grow in the order of the commits.
 */
@Singleton
class JpaOffline implements OfflineStore, AccountData {
    private static final BoxEntity NONE = new BoxEntity();
    private static final String OLDEST = "select m from MessageEntity m"
            + " where m.key.domain = :domain and m.key.local = :local and m.key.id > :after order by m.key.id";
    private static final String EXPIRED =
            "select m.key from MessageEntity m where m.expires <= :now order by m.expires";
    private static final String REMOVE_THROUGH = "delete from MessageEntity m"
            + " where m.key.domain = :domain and m.key.local = :local and m.key.id <= :id";
    private static final String REMOVE_THESE = "delete from MessageEntity m"
            + " where m.key.domain = :domain and m.key.local = :local and m.key.id in :ids";
    private static final String REMOVE_ALL =
            "delete from MessageEntity m where m.key.domain = :domain and m.key.local = :local";

    /** What is to be stored, for the writer. */
    private record Letter(Jid account, OfflineMessage message, int limit) {}

    private final Transactions transactions;
    private final GroupCommit writer;
    private final Rows<Letter, StoreOutcome> letters = JpaOffline::store;

    @Inject
    JpaOffline(Transactions transactions, GroupCommit writer) {
        this.transactions = transactions;
        this.writer = writer;
    }

    @Override
    public StoreOutcome store(Jid account, OfflineMessage message, int limit) {
        return writer.write(letters, new Letter(account.bare(), message, limit));
    }

    /** Locks each box once, in order of the accounts. */
    private static List<StoreOutcome> store(EntityManager entities, List<Letter> all) {
        Map<Jid, BoxEntity> boxes = new TreeMap<>();
        all.forEach(letter -> boxes.put(letter.account, NONE));
        boxes.replaceAll((account, none) -> locked(entities, account).orElseGet(() -> newBox(entities, account)));
        List<StoreOutcome> outcomes = all.stream()
                .map(letter -> store(entities, letter, boxes.getOrDefault(letter.account, NONE)))
                .toList();
        entities.flush(); // a row that cannot be written fails here, where the writer sees it
        return outcomes;
    }

    private static StoreOutcome store(EntityManager entities, Letter letter, BoxEntity box) {
        if (box.messages() >= letter.limit) {
            return StoreOutcome.FULL;
        }
        entities.persist(new MessageEntity(letter.account, letter.message.at(box.add())));
        return StoreOutcome.STORED;
    }

    @Override
    public List<OfflineMessage> load(Jid account, int max) {
        return load(account, 0, max);
    }

    @Override
    public int remove(Jid account, List<Long> ids) {
        return ids.isEmpty() ? 0 : transactions.in(entities -> remove(entities, account, ids));
    }

    @Override
    public List<OfflineMessage> load(Jid account, long after, int max) {
        return transactions.in(entities -> entities.createQuery(OLDEST, MessageEntity.class)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .setParameter("after", after)
                .setMaxResults(max)
                .getResultList()
                .stream()
                .map(MessageEntity::toMessage)
                .toList());
    }

    @Override
    public void remove(Jid account, long throughId) {
        transactions.in(entities -> {
            locked(entities, account).ifPresent(box -> box.removed(entities.createQuery(REMOVE_THROUGH)
                    .setParameter("domain", account.domain())
                    .setParameter("local", account.local())
                    .setParameter("id", throughId)
                    .executeUpdate()));
            return true;
        });
    }

    @Override
    public int count(Jid account) {
        return transactions.in(
                entities -> Optional.ofNullable(entities.find(BoxEntity.class, new AccountKey(account)))
                        .map(BoxEntity::messages)
                        .orElse(0));
    }

    @Override
    public int expire(Instant now, int max) {
        return transactions.in(entities -> {
            int removed = 0;
            for (Map.Entry<Jid, List<Long>> ids : expired(entities, now, max).entrySet()) {
                removed += remove(entities, ids.getKey(), ids.getValue());
            }
            return removed;
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

    /** By account in order, as everyone who locks several boxes must lock them in the same order. */
    private static Map<Jid, List<Long>> expired(EntityManager entities, Instant now, int max) {
        return entities.createQuery(EXPIRED, MessageKey.class)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(max)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        MessageKey::account, TreeMap::new, Collectors.mapping(MessageKey::id, Collectors.toList())));
    }

    private static int remove(EntityManager entities, Jid account, List<Long> ids) {
        Optional<BoxEntity> box = locked(entities, account);
        int removed = entities.createQuery(REMOVE_THESE)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .setParameter("ids", ids)
                .executeUpdate();
        box.ifPresent(entity -> entity.removed(removed));
        return removed;
    }

    private static Optional<BoxEntity> locked(EntityManager entities, Jid account) {
        return Optional.ofNullable(
                entities.find(BoxEntity.class, new AccountKey(account), LockModeType.PESSIMISTIC_WRITE));
    }

    private static BoxEntity newBox(EntityManager entities, Jid account) {
        var box = new BoxEntity(account);
        entities.persist(box);
        return box;
    }
}
