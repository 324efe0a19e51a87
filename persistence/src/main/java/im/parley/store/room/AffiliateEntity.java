package im.parley.store.room;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code parley_room_affiliate}. */
@Entity
@Table(name = "parley_room_affiliate")
class AffiliateEntity {
    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // the provider reads it
    private RoomKey key = new RoomKey();

    @Column(name = "user_domain")
    private String userDomain = "";

    @Column(name = "user_local")
    private String userLocal = "";

    @Column(name = "affiliation")
    private String affiliation = "";

    @Column(name = "nick")
    private String nick = "";

    @Column(name = "reason")
    private String reason = "";

    protected AffiliateEntity() {}

    AffiliateEntity(Jid room, Affiliate affiliate) {
        key = new RoomKey(room, affiliate.user());
        userDomain = affiliate.user().domain();
        userLocal = affiliate.user().local();
        set(affiliate);
    }

    void set(Affiliate affiliate) {
        affiliation = affiliate.affiliation().name();
        nick = affiliate.nick();
        reason = affiliate.reason();
    }

    Affiliate toAffiliate() {
        return new Affiliate(Jid.prepared(userLocal, userDomain), Affiliation.valueOf(affiliation), nick, reason);
    }
}
