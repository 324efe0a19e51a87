package im.parley.store.vcard;

import im.parley.store.jpa.AccountKey;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of {@code parley_vcard}. */
@Entity
@IdClass(AccountKey.class)
@Table(name = "parley_vcard")
class VcardEntity {
    @Id
    @Column(name = "domain_part")
    private String domain = "";

    @Id
    @Column(name = "local_part")
    private String local = "";

    @Column(name = "vcard")
    private String xml = "";

    @Column(name = "photo")
    private String photo = "";

    protected VcardEntity() {}

    VcardEntity(Jid owner) {
        this.domain = owner.domain();
        this.local = owner.local();
    }

    VcardEntity set(Vcard card) {
        xml = card.xml();
        photo = card.photo();
        return this;
    }

    Vcard toVcard() {
        return new Vcard(xml, photo);
    }
}
