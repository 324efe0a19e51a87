package im.parley.store.upload;

import im.parley.store.AccountData;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of uploaded files, in the database. */
@Singleton
class JpaUploads implements UploadStore, AccountData {
    private static final String OF_DOMAIN = " u.domain = :domain";
    private static final String OF_ACCOUNT = OF_DOMAIN + " and u.local = :local";
    private static final String SUMS = "select count(u), sum(u.size) from UploadEntity u where";
    private static final String RECENT =
            "select sum(u.size), min(u.created) from UploadEntity u where u.created > :since and";
    private static final String PAGE = "select u from UploadEntity u where u.uploaded > 0 and u.id > :after and";
    private static final String EXPIRED = "select u from UploadEntity u where u.expires <= :now"
            + " or (u.uploaded = 0 and u.created < :abandoned) order by u.expires, u.id";

    private final Transactions transactions;

    @Inject
    JpaUploads(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Upload upload) {
        transactions.in(entities -> {
            entities.persist(new UploadEntity(upload));
            return true;
        });
    }

    @Override
    public Optional<Upload> find(String id) {
        return transactions.in(entities ->
                Optional.ofNullable(entities.find(UploadEntity.class, id)).map(UploadEntity::toUpload));
    }

    @Override
    public boolean complete(String id, Instant when) {
        return transactions.in(entities -> entities.createQuery(
                                "update UploadEntity u set u.uploaded = :when where u.id = :id and u.uploaded = 0")
                        .setParameter("when", when.toEpochMilli())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1);
    }

    @Override
    public boolean remove(String id) {
        return transactions.in(entities -> entities.createQuery("delete from UploadEntity u where u.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1);
    }

    @Override
    public Usage usage(Jid account, Instant since) {
        return transactions.in(entities -> usage(
                of(account, entities.createQuery(SUMS + OF_ACCOUNT)),
                of(account, entities.createQuery(RECENT + OF_ACCOUNT)),
                since));
    }

    @Override
    public Usage usage(String domain, Instant since) {
        return transactions.in(entities -> usage(
                entities.createQuery(SUMS + OF_DOMAIN).setParameter("domain", domain),
                entities.createQuery(RECENT + OF_DOMAIN).setParameter("domain", domain),
                since));
    }

    private static Query of(Jid account, Query query) {
        return query.setParameter("domain", account.domain()).setParameter("local", account.local());
    }

    private static Usage usage(Query all, Query recent, Instant since) {
        Object[] sums = (Object[]) all.getSingleResult();
        Object[] late = (Object[])
                recent.setParameter("since", since.toEpochMilli()).getSingleResult();
        Optional<Instant> first = late[1] == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(number(late[1])));
        return new Usage(number(sums[0]), number(sums[1]), number(late[0]), first);
    }

    /** A sum of nothing is NULL. */
    private static long number(Object sum) {
        return sum instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public List<Upload> of(Jid account, String afterId, int max) {
        return transactions.in(entities -> page(
                of(account, entities.createQuery(PAGE + OF_ACCOUNT + " order by u.id", UploadEntity.class)), afterId, max));
    }

    @Override
    public List<Upload> of(String domain, String afterId, int max) {
        return transactions.in(entities -> page(
                entities.createQuery(PAGE + OF_DOMAIN + " order by u.id", UploadEntity.class).setParameter("domain", domain),
                afterId,
                max));
    }

    private static List<Upload> page(Query query, String afterId, int max) {
        return uploads(query.setParameter("after", afterId).setMaxResults(max));
    }

    private static List<Upload> uploads(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> ((UploadEntity) row).toUpload()).toList();
    }

    @Override
    public List<Upload> expired(Instant now, Instant abandoned, int max) {
        return transactions.in(entities -> uploads(entities.createQuery(EXPIRED, UploadEntity.class)
                .setParameter("now", now.toEpochMilli())
                .setParameter("abandoned", abandoned.toEpochMilli())
                .setMaxResults(max)));
    }

    @Override
    public void forget(Jid account) {
        transactions.in((EntityManager entities) -> of(
                        account, entities.createQuery("update UploadEntity u set u.expires = 0 where" + OF_ACCOUNT))
                .executeUpdate());
    }
}
