package im.parley.store.roster;

import im.parley.store.jpa.AccountKey;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of {@code parley_roster}: its lock guards the contacts of the account and their versions. */
@Entity
@IdClass(AccountKey.class)
@Table(name = "parley_roster")
class RosterEntity {
    @Id
    @Column(name = "domain_part")
    private String domain = "";

    @Id
    @Column(name = "local_part")
    private String local = "";

    @Column(name = "roster_version")
    private long version;

    @Column(name = "known_since")
    private long knownSince;

    @Column(name = "removals")
    private int removals;

    protected RosterEntity() {}

    /**
     * A roster about to get its first contact.
     *
     * @param firstVersion greater than any version of an earlier account of the same name
     */
    RosterEntity(Jid account, long firstVersion) {
        this.domain = account.domain();
        this.local = account.local();
        this.version = firstVersion - 1;
        this.knownSince = firstVersion;
    }

    long version() {
        return version;
    }

    long nextVersion() {
        return ++version;
    }

    /** Whether all that changed since that version is still known. Whoever had nothing missed no removal. */
    boolean knows(long since) {
        return since == 0 || (since >= knownSince && since <= version);
    }

    int removals() {
        return removals;
    }

    void removalAdded() {
        removals++;
    }

    void removalsDropped(int count) {
        removals -= count;
    }

    /** The removals up to that version are forgotten. */
    void forgotten(long through) {
        knownSince = through;
    }
}
