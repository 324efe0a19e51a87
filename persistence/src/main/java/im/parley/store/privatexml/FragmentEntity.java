package im.parley.store.privatexml;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code parley_private_xml}. */
@Entity
@Table(name = "parley_private_xml")
class FragmentEntity {
    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // the provider reads it
    private FragmentKey key = new FragmentKey();

    @Column(name = "xml")
    private String xml = "";

    protected FragmentEntity() {}

    FragmentEntity(FragmentKey key, String xml) {
        this.key = key;
        this.xml = xml;
    }

    String xml() {
        return xml;
    }

    void xml(String newXml) {
        xml = newXml;
    }
}
