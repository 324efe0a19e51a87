package im.parley.store.audit;

import im.parley.store.jpa.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The audit log in the database. */
@Singleton
class JpaAudit implements AuditStore {
    private static final String REMOVE = "delete from AuditEntity a where a.id < :oldest";

    private final Transactions transactions;
    private final AuditIds ids = new AuditIds();

    @Inject
    JpaAudit(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(AuditEntry entry) {
        transactions.in(entities -> {
            entities.persist(new AuditEntity(ids.next(entry.at()), entry));
            return true;
        });
    }

    @Override
    public List<Numbered> latest(Filter filter, long before, int max) {
        return transactions.reading(entities -> query(entities, filter, before)
                .setMaxResults(max)
                .getResultList()
                .stream()
                .map(AuditEntity::toEntry)
                .toList());
    }

    private static TypedQuery<AuditEntity> query(EntityManager entities, Filter filter, long before) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder("select a from AuditEntity a where a.id < :before");
        values.put("before", filter.until().map(until -> Math.min(before, AuditIds.from(until))).orElse(before));
        filter.since().ifPresent(since -> {
            text.append(" and a.id >= :since");
            values.put("since", AuditIds.from(since));
        });
        filter.domain().ifPresent(domain -> equal(text, values, "domain", domain));
        filter.actor().ifPresent(actor -> equal(text, values, "actor", actor));
        filter.subject().ifPresent(subject -> equal(text, values, "subject", subject));
        filter.operation().ifPresent(operation -> {
            text.append(" and a.operation >= :operation and a.operation < :beyond");
            values.put("operation", operation);
            values.put("beyond", operation + Character.MAX_VALUE);
        });
        TypedQuery<AuditEntity> query =
                entities.createQuery(text.append(" order by a.id desc").toString(), AuditEntity.class);
        values.forEach(query::setParameter);
        return query;
    }

    private static void equal(StringBuilder text, Map<String, Object> values, String column, String value) {
        text.append(" and a.").append(column).append(" = :").append(column);
        values.put(column, value);
    }

    @Override
    public int removeOlderThan(Instant time) {
        return transactions.in(entities -> entities.createQuery(REMOVE)
                .setParameter("oldest", AuditIds.from(time))
                .executeUpdate());
    }
}
