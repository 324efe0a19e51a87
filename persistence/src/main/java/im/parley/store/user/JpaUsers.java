package im.parley.store.user;

import im.parley.store.AccountData;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.store.jpa.AccountKey;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Accounts in the database. */
@Singleton
class JpaUsers implements UserStore {
    // Sorted by all columns of an index, a page is read from it; by the last one alone, databases sort the whole domain.
    private static final String PAGE = "select u from UserEntity u where u.domain = :domain and u.local > :local"
            + " order by u.domain, u.local";
    private static final String SEARCH = "select u from UserEntity u where u.domain = :domain and u.local > :local"
            + " and u.local like :pattern escape '!' order by u.domain, u.local";
    private static final String SEARCH_TO = "select u from UserEntity u where u.domain = :domain and u.local > :local"
            + " and u.local <= :last and u.local like :pattern escape '!' order by u.domain, u.local";
    private static final String AHEAD = "select u.local from UserEntity u where u.domain = :domain and u.local > :local"
            + " order by u.domain, u.local";
    private static final String OF_STATUS = "select u from UserEntity u where u.domain = :domain and u.local > :local"
            + " and u.status = :status order by u.domain, u.status, u.local";
    private static final String COUNT_STATUS =
            "select count(u) from UserEntity u where u.domain = :domain and u.status = :status";
    private static final String COUNT = "select count(u) from UserEntity u where u.domain = :domain";

    private final Transactions transactions;
    private final CredentialStore credentials;
    private final List<AccountData> participants;

    @Inject
    JpaUsers(Transactions transactions, CredentialStore credentials, @Any Instance<AccountData> participants) {
        this(transactions, credentials, (Iterable<AccountData>) participants);
    }

    JpaUsers(Transactions transactions, CredentialStore credentials, Iterable<AccountData> participants) {
        this.transactions = transactions;
        this.credentials = credentials;
        this.participants =
                StreamSupport.stream(participants.spliterator(), false).toList();
    }

    @Override
    public boolean exists(Jid account) {
        return find(account).isPresent();
    }

    @Override
    public Optional<User> find(Jid account) {
        return transactions.in(entities -> entity(entities, account).map(UserEntity::toUser));
    }

    @Override
    public boolean create(User user, List<Credential> all) {
        return transactions.in(entities -> {
            if (entity(entities, user.account()).isPresent()) {
                return false;
            }
            entities.persist(new UserEntity(user));
            // Of two that race, the second must stop here, before it touches what the first has stored.
            entities.flush();
            startEmpty(user.account());
            byId(all).forEach((id, group) -> credentials.replace(user.account(), id, group));
            return true;
        });
    }

    @Override
    public void remove(Jid account) {
        transactions.in(entities -> {
            entity(entities, account).ifPresent(entities::remove);
            participants.forEach(participant -> participant.forget(account));
            return true;
        });
    }

    @Override
    public boolean status(Jid account, Status status) {
        return transactions.in(entities -> {
            Optional<UserEntity> user = entity(entities, account);
            user.ifPresent(entity -> entity.status(status));
            return user.isPresent();
        });
    }

    @Override
    public long count(String domain) {
        return transactions.in(entities -> entities.createQuery(COUNT, Long.class)
                .setParameter("domain", domain)
                .getSingleResult());
    }

    @Override
    public List<User> list(String domain, String afterLocal, int limit) {
        return transactions.in(entities -> entities.createQuery(PAGE, UserEntity.class)
                .setParameter("domain", domain)
                .setParameter("local", afterLocal)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(UserEntity::toUser)
                .toList());
    }

    @Override
    public List<User> search(String domain, String part, String afterLocal, String lastLocal, int limit) {
        String literal = part.replaceAll("[!%_]", "!$0");
        return transactions.reading(entities -> {
            TypedQuery<UserEntity> query = lastLocal.isEmpty()
                    ? entities.createQuery(SEARCH, UserEntity.class)
                    : entities.createQuery(SEARCH_TO, UserEntity.class).setParameter("last", lastLocal);
            return query.setParameter("domain", domain)
                    .setParameter("local", afterLocal)
                    .setParameter("pattern", '%' + literal + '%')
                    .setMaxResults(limit)
                    .getResultList()
                    .stream()
                    .map(UserEntity::toUser)
                    .toList();
        });
    }

    @Override
    public Optional<String> ahead(String domain, String afterLocal, int places) {
        return transactions.reading(entities -> entities.createQuery(AHEAD, String.class)
                .setParameter("domain", domain)
                .setParameter("local", afterLocal)
                .setFirstResult(places - 1)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst());
    }

    @Override
    public long count(String domain, Status status) {
        return transactions.reading(entities -> entities.createQuery(COUNT_STATUS, Long.class)
                .setParameter("domain", domain)
                .setParameter("status", status)
                .getSingleResult());
    }

    @Override
    public List<User> list(String domain, Status status, String afterLocal, int limit) {
        return transactions.reading(entities -> entities.createQuery(OF_STATUS, UserEntity.class)
                .setParameter("domain", domain)
                .setParameter("local", afterLocal)
                .setParameter("status", status)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(UserEntity::toUser)
                .toList());
    }

    /** What was stored for an earlier account of that name while it was being removed must not reach the new one. */
    private void startEmpty(Jid account) {
        participants.forEach(participant -> participant.forget(account));
    }

    private static Map<String, List<Credential>> byId(List<Credential> all) {
        return all.stream().collect(Collectors.groupingBy(Credential::id));
    }

    private static Optional<UserEntity> entity(EntityManager entities, Jid account) {
        return Optional.ofNullable(entities.find(UserEntity.class, new AccountKey(account)));
    }
}
