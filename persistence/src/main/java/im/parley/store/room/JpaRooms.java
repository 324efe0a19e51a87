package im.parley.store.room;

import im.parley.store.AccountData;
import im.parley.store.jpa.AccountKey;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rooms in the database. */
@Singleton
class JpaRooms implements RoomStore, AccountData {
    private static final String OF_ROOM = " e where e.key.domain = :domain and e.key.local = :local";
    private static final String BEHIND =
            "select e from RoomEntity e where e.domain = :domain and e.local > :local order by e.domain, e.local";
    private static final List<String> PARTS = List.of("ValueEntity", "AffiliateEntity");

    private final Transactions transactions;

    @Inject
    JpaRooms(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<RoomEntry> entries(String domain, String afterLocal, int max) {
        return transactions.in(entities -> entities.createQuery(BEHIND, RoomEntity.class)
                .setParameter("domain", domain)
                .setParameter("local", afterLocal)
                .setMaxResults(max)
                .getResultList()
                .stream()
                .map(RoomEntity::toEntry)
                .toList());
    }

    @Override
    public Optional<StoredRoom> load(Jid room) {
        return transactions.in(entities -> room(entities, room)
                .map(entity -> new StoredRoom(entity.toEntry(), values(entities, room), affiliates(entities, room))));
    }

    private static Map<String, String> values(EntityManager entities, Jid room) {
        return all(entities, ValueEntity.class, room).stream()
                .collect(Collectors.toMap(ValueEntity::key, ValueEntity::content));
    }

    private static List<Affiliate> affiliates(EntityManager entities, Jid room) {
        return all(entities, AffiliateEntity.class, room).stream().map(AffiliateEntity::toAffiliate).toList();
    }

    private static <T> List<T> all(EntityManager entities, Class<T> type, Jid room) {
        TypedQuery<T> query = entities.createQuery("select e from " + type.getSimpleName() + OF_ROOM, type);
        of(query, room);
        return query.getResultList();
    }

    private static void of(Query query, Jid room) {
        query.setParameter("domain", room.domain()).setParameter("local", room.local());
    }

    @Override
    public int owned(Jid user) {
        return transactions.reading(entities -> entities.createQuery(
                                "select count(e) from AffiliateEntity e where e.key.user = :user and e.affiliation = :owner",
                                Long.class)
                        .setParameter("user", RoomKey.digest(user.bare()))
                        .setParameter("owner", Affiliation.OWNER.name())
                        .getSingleResult())
                .intValue();
    }

    @Override
    public void save(StoredRoom room) {
        transactions.in(entities -> {
            Jid address = room.entry().room();
            removeParts(entities, address);
            room(entities, address)
                    .ifPresentOrElse(
                            entity -> entity.set(room.entry()), () -> entities.persist(new RoomEntity(room.entry())));
            room.values()
                    .forEach((key, value) -> entities.persist(new ValueEntity(new ValueKey(address, key), value)));
            room.affiliates().forEach(affiliate -> entities.persist(new AffiliateEntity(address, affiliate)));
            return true;
        });
    }

    @Override
    public void update(RoomEntry entry) {
        transactions.in(entities -> {
            room(entities, entry.room()).ifPresent(entity -> entity.set(entry));
            return true;
        });
    }

    @Override
    public void put(Jid room, String key, Optional<String> value) {
        transactions.in(entities -> {
            ValueKey place = new ValueKey(room, key);
            Optional<ValueEntity> present = Optional.ofNullable(entities.find(ValueEntity.class, place));
            if (value.isEmpty()) {
                present.ifPresent(entities::remove);
            } else {
                present.ifPresentOrElse(
                        entity -> entity.content(value.get()),
                        () -> entities.persist(new ValueEntity(place, value.get())));
            }
            return true;
        });
    }

    @Override
    public void affiliate(Jid room, Affiliate affiliate) {
        transactions.in(entities -> {
            Optional<AffiliateEntity> present = Optional.ofNullable(
                    entities.find(AffiliateEntity.class, new RoomKey(room, affiliate.user())));
            if (affiliate.affiliation() == Affiliation.NONE) {
                present.ifPresent(entities::remove);
            } else {
                present.ifPresentOrElse(
                        entity -> entity.set(affiliate), () -> entities.persist(new AffiliateEntity(room, affiliate)));
            }
            return true;
        });
    }

    @Override
    public void remove(Jid room) {
        transactions.in(entities -> {
            removeParts(entities, room);
            room(entities, room).ifPresent(entities::remove);
            return true;
        });
    }

    private static void removeParts(EntityManager entities, Jid room) {
        PARTS.forEach(part -> {
            Query query = entities.createQuery("delete from " + part + OF_ROOM);
            of(query, room);
            query.executeUpdate();
        });
    }

    private static Optional<RoomEntity> room(EntityManager entities, Jid room) {
        return Optional.ofNullable(entities.find(RoomEntity.class, new AccountKey(room.bare())));
    }

    /** Who gets the address next must not own the rooms of the one before. */
    @Override
    public void forget(Jid account) {
        transactions.in(entities -> entities.createQuery("delete from AffiliateEntity e where e.key.user = :user")
                .setParameter("user", RoomKey.digest(account))
                .executeUpdate());
    }
}
