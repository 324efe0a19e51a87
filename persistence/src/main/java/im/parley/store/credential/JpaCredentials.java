package im.parley.store.credential;

import im.parley.store.AccountData;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Credentials in the database. */
@Singleton
class JpaCredentials implements CredentialStore, AccountData {
    private static final String ALL = "select c from CredentialEntity c"
            + " where c.key.domain = :domain and c.key.local = :local order by c.key.id, c.key.mechanism";
    private static final String REMOVE_ID = "delete from CredentialEntity c"
            + " where c.key.domain = :domain and c.key.local = :local and c.key.id = :id";
    private static final String REMOVE_ALL =
            "delete from CredentialEntity c where c.key.domain = :domain and c.key.local = :local";

    private final Transactions transactions;

    @Inject
    JpaCredentials(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Credential> of(Jid account) {
        return transactions.in(entities -> entities.createQuery(ALL, CredentialEntity.class)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .getResultList()
                .stream()
                .map(CredentialEntity::toCredential)
                .toList());
    }

    @Override
    public Optional<Credential> find(Jid account, String id, String mechanism) {
        var key = new CredentialKey(account, id, mechanism);
        return transactions.in(entities -> Optional.ofNullable(entities.find(CredentialEntity.class, key))
                .map(CredentialEntity::toCredential));
    }

    @Override
    public void replace(Jid account, String id, List<Credential> all) {
        if (!all.stream().allMatch(credential -> credential.id().equals(id))) {
            throw new IllegalArgumentException("all credentials must have the id " + id);
        }
        transactions.in(entities -> {
            remove(entities, account, id);
            // One after the other, always in the same order: two that insert the same keys in different orders wait for each
            // other, which H2 does not notice, and the order in which a flush inserts several is anyone's guess.
            all.stream().sorted(Comparator.comparing(Credential::mechanism)).forEach(credential -> {
                entities.persist(new CredentialEntity(account, credential));
                entities.flush();
            });
            return true;
        });
    }

    @Override
    public boolean add(Jid account, Credential known, Credential more) {
        if (!known.id().equals(more.id())) {
            throw new IllegalArgumentException("both credentials must have the id " + known.id());
        }
        var knownKey = new CredentialKey(account, known.id(), known.mechanism());
        var key = new CredentialKey(account, more.id(), more.mechanism());
        return transactions.in(entities -> {
            // The lock makes a new password wait, or else shows that there is one.
            CredentialEntity present = entities.find(CredentialEntity.class, knownKey, LockModeType.PESSIMISTIC_WRITE);
            boolean fits = present != null
                    && present.toCredential().equals(known)
                    && entities.find(CredentialEntity.class, key) == null;
            if (fits) {
                entities.persist(new CredentialEntity(account, more));
                entities.flush();
            }
            return fits;
        });
    }

    @Override
    public void remove(Jid account, String id) {
        transactions.in(entities -> remove(entities, account, id));
    }

    @Override
    public void forget(Jid account) {
        transactions.in(entities -> entities.createQuery(REMOVE_ALL)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .executeUpdate());
    }

    private static int remove(EntityManager entities, Jid account, String id) {
        return entities.createQuery(REMOVE_ID)
                .setParameter("domain", account.domain())
                .setParameter("local", account.local())
                .setParameter("id", id)
                .executeUpdate();
    }
}
