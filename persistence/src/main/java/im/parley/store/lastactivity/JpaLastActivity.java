package im.parley.store.lastactivity;

import im.parley.store.AccountData;
import im.parley.store.jpa.AccountKey;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** When accounts were last seen, in the database. */
@Singleton
class JpaLastActivity implements LastActivityStore, AccountData {
    private final Transactions transactions;

    @Inject
    JpaLastActivity(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void put(Jid account, LastSeen seen) {
        transactions.in(entities -> {
            row(entities, account)
                    .ifPresentOrElse(
                            row -> row.set(seen),
                            () -> entities.persist(new LastActivityEntity(account).set(seen)));
            return true;
        });
    }

    @Override
    public Optional<LastSeen> find(Jid account) {
        return transactions.in(entities -> row(entities, account).map(LastActivityEntity::toLastSeen));
    }

    @Override
    public void forget(Jid account) {
        transactions.in(entities -> {
            row(entities, account).ifPresent(entities::remove);
            return true;
        });
    }

    private static Optional<LastActivityEntity> row(EntityManager entities, Jid account) {
        return Optional.ofNullable(entities.find(LastActivityEntity.class, new AccountKey(account)));
    }
}
