package im.parley.store.vcard;

import im.parley.store.AccountData;
import im.parley.store.jpa.AccountKey;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** vCards in the database. */
@Singleton
class JpaVcards implements VcardStore, AccountData {
    private static final String PHOTO =
            "select v.photo from VcardEntity v where v.domain = :domain and v.local = :local";

    private final Transactions transactions;

    @Inject
    JpaVcards(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Vcard> find(Jid owner) {
        return transactions.in(entities -> entity(entities, owner).map(VcardEntity::toVcard));
    }

    @Override
    public String photo(Jid owner) {
        return transactions.in(entities -> entities.createQuery(PHOTO, String.class)
                .setParameter("domain", owner.domain())
                .setParameter("local", owner.local())
                .getResultStream()
                .findFirst()
                .orElse(""));
    }

    @Override
    public void put(Jid owner, Vcard card) {
        transactions.in(entities -> {
            entity(entities, owner)
                    .ifPresentOrElse(
                            entity -> entity.set(card), () -> entities.persist(new VcardEntity(owner).set(card)));
            return true;
        });
    }

    @Override
    public void remove(Jid owner) {
        transactions.in(entities -> {
            entity(entities, owner).ifPresent(entities::remove);
            return true;
        });
    }

    @Override
    public void forget(Jid account) {
        remove(account);
    }

    private static Optional<VcardEntity> entity(EntityManager entities, Jid owner) {
        return Optional.ofNullable(entities.find(VcardEntity.class, new AccountKey(owner)));
    }
}
