package im.parley.store.group;

import im.parley.store.AccountData;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Shared groups in the database. */
@Singleton
class JpaSharedGroups implements SharedGroupStore, AccountData {
    private static final String FELLOWS = "select m from SharedGroupEntity m where m.key.group in"
            + " (select o.key.group from SharedGroupEntity o where o.key.domain = :domain and o.key.local = :local)"
            + " and (m.key.domain <> :domain or m.key.local <> :local)"
            + " order by m.key.group, m.key.domain, m.key.local";
    private static final String FORGET =
            "delete from SharedGroupEntity m where m.key.domain = :domain and m.key.local = :local";

    private final Transactions transactions;

    @Inject
    JpaSharedGroups(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<GroupMember> fellows(Jid account, int max) {
        return transactions.reading(entities -> entities.createQuery(FELLOWS, SharedGroupEntity.class)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .setMaxResults(max)
                .getResultList()
                .stream()
                .map(SharedGroupEntity::toMember)
                .toList());
    }

    @Override
    public void join(GroupMember member) {
        var key = new SharedGroupKey(member.group(), member.member());
        transactions.in(entities -> {
            find(entities, key)
                    .ifPresentOrElse(
                            known -> known.name(member.name()),
                            () -> entities.persist(new SharedGroupEntity(key, member.name())));
            return true;
        });
    }

    @Override
    public boolean leave(String group, Jid member) {
        return transactions.in(entities -> {
            Optional<SharedGroupEntity> known = find(entities, new SharedGroupKey(group, member));
            known.ifPresent(entities::remove);
            return known.isPresent();
        });
    }

    @Override
    public void forget(Jid account) {
        transactions.in(entities -> entities.createQuery(FORGET)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .executeUpdate());
    }

    private static Optional<SharedGroupEntity> find(EntityManager entities, SharedGroupKey key) {
        return Optional.ofNullable(entities.find(SharedGroupEntity.class, key));
    }
}
