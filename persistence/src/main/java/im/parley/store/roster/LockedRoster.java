package im.parley.store.roster;

import im.parley.store.jpa.AccountKey;
import im.parley.wire.addr.Jid;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** One roster during one change: nobody else changes it before the transaction ends. */
final class LockedRoster {
    private static final String OLDEST_REMOVALS = "select r from RemovalEntity r"
            + " where r.key.domain = :domain and r.key.local = :local order by r.version";

    private final EntityManager entities;
    private final Jid account;
    private final LongSupplier firstVersion;
    private Optional<RosterEntity> roster;

    /**
     * Locks the roster.
     *
     * @param firstVersion where the versions of a roster begin that has none yet
     */
    LockedRoster(EntityManager entities, Jid account, LongSupplier firstVersion) {
        this.entities = entities;
        this.account = account;
        this.firstVersion = firstVersion;
        this.roster = lock(entities, account);
    }

    /** The head of the roster, locked until the transaction ends. */
    static Optional<RosterEntity> lock(EntityManager entities, Jid account) {
        return Optional.ofNullable(
                entities.find(RosterEntity.class, new AccountKey(account), LockModeType.PESSIMISTIC_WRITE));
    }

    RosterUpdate update(Jid contact, UnaryOperator<Optional<RosterItem>> change) {
        Optional<ItemEntity> item =
                Optional.ofNullable(entities.find(ItemEntity.class, new ContactKey(account, contact)));
        Optional<RosterItem> before = item.map(ItemEntity::toItem);
        Optional<RosterItem> after = change.apply(before);
        if (after.isPresent() && !after.get().contact().equals(contact)) {
            throw new IllegalArgumentException("the change made another contact of " + contact);
        }
        if (!before.equals(after)) {
            after.ifPresentOrElse(value -> put(item, value), () -> item.ifPresent(entity -> remove(entity, contact)));
        }
        return new RosterUpdate(roster.map(RosterEntity::version).orElse(0L), before, after);
    }

    private void put(Optional<ItemEntity> item, RosterItem value) {
        RosterEntity head = roster.orElseGet(this::begin);
        long version = head.nextVersion();
        item.ifPresentOrElse(
                entity -> entity.set(value, version),
                () -> entities.persist(new ItemEntity(account, value.contact()).set(value, version)));
        removal(value.contact()).ifPresent(removal -> {
            entities.remove(removal);
            head.removalsDropped(1);
        });
    }

    private void remove(ItemEntity item, Jid contact) {
        RosterEntity head = roster.orElseGet(this::begin);
        entities.remove(item);
        entities.persist(new RemovalEntity(account, contact, head.nextVersion()));
        head.removalAdded();
        if (head.removals() > RosterStore.REMEMBERED_REMOVALS) {
            dropOldest(head);
        }
    }

    /** Forgets a tenth of the removals, so that not each further removal must look for the oldest. */
    private void dropOldest(RosterEntity head) {
        List<RemovalEntity> oldest = entities.createQuery(OLDEST_REMOVALS, RemovalEntity.class)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .setMaxResults(RosterStore.REMEMBERED_REMOVALS / 10)
                .getResultList();
        oldest.forEach(entities::remove);
        head.removalsDropped(oldest.size());
        head.forgotten(oldest.getLast().version());
    }

    private Optional<RemovalEntity> removal(Jid contact) {
        return Optional.ofNullable(entities.find(RemovalEntity.class, new ContactKey(account, contact)));
    }

    private RosterEntity begin() {
        var head = new RosterEntity(account, firstVersion.getAsLong());
        entities.persist(head);
        roster = Optional.of(head);
        return head;
    }
}
