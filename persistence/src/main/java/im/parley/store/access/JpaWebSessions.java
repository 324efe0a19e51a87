package im.parley.store.access;

import im.parley.store.AccountData;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Optional;

/** Sessions of the web in the database. */
@Singleton
class JpaWebSessions implements WebSessionStore, AccountData {
    private static final String OF_KIND = "select s from WebSessionEntity s where s.domain = :domain"
            + " and s.local = :local and s.kind = :kind order by s.created desc, s.hash";
    private static final String CLOSE = "delete from WebSessionEntity s where s.hash = :hash";
    private static final String CLOSE_ALL =
            "delete from WebSessionEntity s where s.domain = :domain and s.local = :local";
    private static final String EXPIRE = "delete from WebSessionEntity s where s.expires <= :now";

    private final Transactions transactions;

    @Inject
    JpaWebSessions(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void open(WebSession session, int limit) {
        transactions.in(entities -> {
            of(entities, session).setFirstResult(limit - 1).getResultList().forEach(entities::remove);
            entities.persist(new WebSessionEntity(session));
            return true;
        });
    }

    @Override
    public Optional<WebSession> find(String hash) {
        return transactions.in(entities -> entity(entities, hash).map(WebSessionEntity::toSession));
    }

    @Override
    public void extend(String hash, Instant expires) {
        transactions.in(entities -> {
            entity(entities, hash).ifPresent(session -> session.expires(expires));
            return true;
        });
    }

    @Override
    public boolean close(String hash) {
        // One statement, so that of two who use a link at the same time one alone does.
        return transactions.in(entities ->
                entities.createQuery(CLOSE).setParameter("hash", hash).executeUpdate() > 0);
    }

    @Override
    public int closeAll(Jid account) {
        return transactions.in(entities -> entities.createQuery(CLOSE_ALL)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .executeUpdate());
    }

    @Override
    public int expire(Instant now) {
        return transactions.in(entities ->
                entities.createQuery(EXPIRE).setParameter("now", now.toEpochMilli()).executeUpdate());
    }

    @Override
    public void forget(Jid account) {
        closeAll(account);
    }

    private static Optional<WebSessionEntity> entity(EntityManager entities, String hash) {
        return Optional.ofNullable(entities.find(WebSessionEntity.class, hash));
    }

    private static TypedQuery<WebSessionEntity> of(EntityManager entities, WebSession session) {
        return entities.createQuery(OF_KIND, WebSessionEntity.class)
                .setParameter("domain", session.account().domain())
                .setParameter("local", session.account().local())
                .setParameter("kind", session.kind().name());
    }
}
