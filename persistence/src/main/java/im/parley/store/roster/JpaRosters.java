package im.parley.store.roster;

import im.parley.store.AccountData;
import im.parley.store.jpa.AccountKey;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Rosters in the database, behind a cache. */
@Singleton
@Typed({StoredRosters.class, AccountData.class}) // the RosterStore of the server is made around it
class JpaRosters implements StoredRosters, AccountData {
    private static final String OF_ACCOUNT = " e where e.key.domain = :domain and e.key.local = :local";
    private static final String SINCE = OF_ACCOUNT + " and e.version > :version order by e.version";
    private static final List<String> PARTS = List.of("ItemEntity", "RemovalEntity", "RequestEntity");

    private final Transactions transactions;
    private final RosterCache cache;
    private final InstantSource clock;

    @Inject
    JpaRosters(Transactions transactions) {
        this(transactions, new RosterCache(RosterCache.DEFAULT_CONTACTS), InstantSource.system());
    }

    JpaRosters(Transactions transactions, RosterCache cache, InstantSource clock) {
        this.transactions = transactions;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public Roster load(Jid account) {
        // In a transaction that may have changed the roster, only the database knows what it is there.
        return transactions.active() ? read(account) : cache.load(account.bare(), () -> read(account));
    }

    @Override
    public RosterUpdate update(Jid account, Jid contact, UnaryOperator<Optional<RosterItem>> change) {
        return transactions.in(entities -> {
            transactions.afterCompletion(() -> cache.changed(account.bare()));
            return new LockedRoster(entities, account.bare(), this::firstVersion).update(contact.bare(), change);
        });
    }

    /** In microseconds: a change takes longer than that, so a successor's versions are never among those before it. */
    private long firstVersion() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public Optional<RosterDelta> since(Jid account, long version) {
        Roster now = load(account);
        return now.version() == version
                ? Optional.of(new RosterDelta(version, List.of(), List.of()))
                : transactions.in(entities -> changes(entities, account, version));
    }

    @Override
    public void requestReceived(Jid account, Jid from, String presenceXml) {
        var key = new ContactKey(account, from);
        transactions.in(entities -> {
            Optional.ofNullable(entities.find(RequestEntity.class, key))
                    .ifPresentOrElse(
                            request -> request.set(clock.instant(), presenceXml),
                            () -> entities.persist(
                                    new RequestEntity(account, from).set(clock.instant(), presenceXml)));
            return true;
        });
    }

    @Override
    public List<SubscriptionRequest> requests(Jid account) {
        String query = "select e from RequestEntity" + OF_ACCOUNT + " order by e.received";
        return transactions.in(entities -> of(account, entities.createQuery(query, RequestEntity.class))
                .getResultList()
                .stream()
                .map(RequestEntity::toRequest)
                .toList());
    }

    @Override
    public boolean requestAnswered(Jid account, Jid from) {
        String query = "delete from RequestEntity" + OF_ACCOUNT + " and e.key.contact = :contact";
        return transactions.in(entities -> entities.createQuery(query)
                        .setParameter("domain", account.domain())
                        .setParameter("local", account.local())
                        .setParameter("contact", new ContactKey(account, from).contact())
                        .executeUpdate()
                > 0);
    }

    @Override
    public void forget(Jid account) {
        transactions.in(entities -> {
            transactions.afterCompletion(() -> cache.changed(account.bare()));
            // First the lock: what a change adds while this waits for it is then removed, too.
            LockedRoster.lock(entities, account).ifPresent(entities::remove);
            PARTS.forEach(name -> entities.createQuery("delete from " + name + OF_ACCOUNT)
                    .setParameter("domain", account.domain())
                    .setParameter("local", account.local())
                    .executeUpdate());
            return true;
        });
    }

    /** Reads the version before the contacts: a change between the two is then told twice, and never missed. */
    private Roster read(Jid account) {
        String query = "select e from ItemEntity" + OF_ACCOUNT + " order by e.version";
        return transactions.in(entities -> {
            Optional<RosterEntity> head = head(entities, account);
            if (head.isEmpty()) {
                return Roster.EMPTY;
            }
            var items = new LinkedHashMap<Jid, RosterItem>();
            of(account, entities.createQuery(query, ItemEntity.class)).getResultList().stream()
                    .map(ItemEntity::toItem)
                    .forEach(item -> items.put(item.contact(), item));
            return new Roster(head.get().version(), items);
        });
    }

    private static Optional<RosterDelta> changes(EntityManager entities, Jid account, long version) {
        Optional<RosterEntity> head = head(entities, account);
        if (head.isEmpty()) {
            return version == 0 ? Optional.of(new RosterDelta(0, List.of(), List.of())) : Optional.empty();
        }
        if (!head.get().knows(version)) {
            return Optional.empty();
        }
        List<RosterItem> changed = since(entities, account, version, ItemEntity.class).stream()
                .map(ItemEntity::toItem)
                .toList();
        List<Jid> removed = version == 0 ? List.of() : since(entities, account, version, RemovalEntity.class).stream()
                .map(RemovalEntity::contact)
                .toList();
        return Optional.of(new RosterDelta(head.get().version(), changed, removed));
    }

    private static <T> List<T> since(EntityManager entities, Jid account, long version, Class<T> type) {
        return of(account, entities.createQuery("select e from " + type.getSimpleName() + SINCE, type))
                .setParameter("version", version)
                .getResultList();
    }

    private static <T> TypedQuery<T> of(Jid account, TypedQuery<T> query) {
        return query.setParameter("domain", account.domain()).setParameter("local", account.local());
    }

    private static Optional<RosterEntity> head(EntityManager entities, Jid account) {
        return Optional.ofNullable(entities.find(RosterEntity.class, new AccountKey(account)));
    }
}
