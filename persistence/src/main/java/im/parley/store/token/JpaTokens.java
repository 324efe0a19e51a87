package im.parley.store.token;

import im.parley.store.AccountData;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tokens in the database. */
@Singleton
class JpaTokens implements TokenStore, AccountData {
    private static final String ALL = "select t from TokenEntity t"
            + " where t.key.domain = :domain and t.key.local = :local order by t.seen desc, t.key.agent";
    private static final String REMOVE_ALL =
            "delete from TokenEntity t where t.key.domain = :domain and t.key.local = :local";

    private final Transactions transactions;

    @Inject
    JpaTokens(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ClientTokens> of(Jid account) {
        return transactions.in(entities -> entities.createQuery(ALL, TokenEntity.class)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .getResultList()
                .stream()
                .map(TokenEntity::toTokens)
                .toList());
    }

    @Override
    public ClientTokens find(Jid account, UUID agent) {
        var key = new TokenKey(account, agent);
        return transactions.in(entities -> tokens(Optional.ofNullable(entities.find(TokenEntity.class, key)), agent));
    }

    @Override
    public boolean replace(Jid account, ClientTokens expected, ClientTokens next) {
        return transactions.in(entities -> {
            Optional<TokenEntity> row = locked(entities, new TokenKey(account, next.agent()));
            if (!tokens(row, next.agent()).equals(expected)) {
                return false;
            }
            if (next.isEmpty()) {
                row.ifPresent(entities::remove);
            } else {
                row.ifPresentOrElse(entity -> entity.set(next), () -> entities.persist(new TokenEntity(account, next)));
            }
            // Of two that insert the first row of a client, the second fails here and is repeated: then it sees the row.
            entities.flush();
            return true;
        });
    }

    @Override
    public void remove(Jid account, UUID agent) {
        transactions.in(entities -> {
            locked(entities, new TokenKey(account, agent)).ifPresent(entities::remove);
            return true;
        });
    }

    @Override
    public void forget(Jid account) {
        transactions.in(entities -> entities.createQuery(REMOVE_ALL)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .executeUpdate());
    }

    private static Optional<TokenEntity> locked(EntityManager entities, TokenKey key) {
        return Optional.ofNullable(entities.find(TokenEntity.class, key, LockModeType.PESSIMISTIC_WRITE));
    }

    private static ClientTokens tokens(Optional<TokenEntity> row, UUID agent) {
        return row.map(TokenEntity::toTokens).orElse(ClientTokens.none(agent));
    }
}
