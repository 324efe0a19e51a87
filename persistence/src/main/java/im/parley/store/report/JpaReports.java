package im.parley.store.report;

import im.parley.store.AccountData;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;

/** Reports in the database. */
@Singleton
class JpaReports implements ReportStore, AccountData {
    private static final String OF_ACCOUNT =
            "select r from ReportEntity r where r.domain = :domain and r.local = :local order by r.received desc";
    private static final String OF_DOMAIN =
            "select r from ReportEntity r where r.domain = :domain order by r.received desc";

    private final Transactions transactions;

    @Inject
    JpaReports(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(AbuseReport report) {
        transactions.in(entities -> {
            of(entities, report.reporter()).setFirstResult(PER_ACCOUNT - 1).getResultList().forEach(entities::remove);
            entities.persist(new ReportEntity(report));
            return true;
        });
    }

    @Override
    public List<AbuseReport> latest(String domain, int max) {
        return transactions.in(entities -> entities.createQuery(OF_DOMAIN, ReportEntity.class)
                .setParameter("domain", domain)
                .setMaxResults(max)
                .getResultList()
                .stream()
                .map(ReportEntity::toReport)
                .toList());
    }

    @Override
    public void forget(Jid account) {
        transactions.in(entities -> {
            of(entities, account).getResultList().forEach(entities::remove);
            return true;
        });
    }

    private static TypedQuery<ReportEntity> of(EntityManager entities, Jid account) {
        return entities.createQuery(OF_ACCOUNT, ReportEntity.class)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local());
    }
}
