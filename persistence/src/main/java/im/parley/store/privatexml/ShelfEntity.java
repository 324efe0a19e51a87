package im.parley.store.privatexml;

import im.parley.store.jpa.AccountKey;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of {@code parley_private_shelf}: its lock guards the fragments of the account and what they add up to. */
@Entity
@IdClass(AccountKey.class)
@Table(name = "parley_private_shelf")
class ShelfEntity {
    @Id
    @Column(name = "domain_part")
    private String domain = "";

    @Id
    @Column(name = "local_part")
    private String local = "";

    @Column(name = "fragments")
    private int fragments;

    @Column(name = "characters")
    private int characters;

    protected ShelfEntity() {}

    ShelfEntity(Jid account) {
        this.domain = account.domain();
        this.local = account.local();
    }

    /** Counts a change; false, and not counted, when it makes the shelf fuller than the quota allows. */
    boolean change(int moreFragments, int moreCharacters, Quota quota) {
        if (moreFragments > 0 && fragments + moreFragments > quota.names()
                || moreCharacters > 0 && characters + moreCharacters > quota.characters()) {
            return false;
        }
        fragments += moreFragments;
        characters += moreCharacters;
        return true;
    }
}
