package im.parley.store.roster;

import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A row of {@code parley_roster_item}. */
@Entity
@Table(name = "parley_roster_item")
class ItemEntity {
    /** Ends each group: a character that XML text cannot have (XML 1.0 section 2.2). */
    private static final String UNIT_SEPARATOR = "\u001f";

    @EmbeddedId
    @SuppressWarnings("UnusedVariable") // the provider reads it
    private ContactKey key = new ContactKey();

    @Column(name = "contact_domain")
    private String domain = "";

    @Column(name = "contact_local")
    private String local = "";

    @Column(name = "item_name")
    private String name = "";

    @Column(name = "group_names")
    private String groups = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "subscription")
    private Subscription subscription = Subscription.NONE;

    @Column(name = "asking")
    private boolean ask;

    @Column(name = "approved")
    private boolean approved;

    @Column(name = "changed_in")
    private long version;

    protected ItemEntity() {}

    ItemEntity(Jid account, Jid contact) {
        this.key = new ContactKey(account, contact);
        this.domain = contact.domain();
        this.local = contact.local();
    }

    ItemEntity set(RosterItem item, long newVersion) {
        name = item.name();
        groups = joined(item.groups());
        subscription = item.subscription();
        ask = item.ask();
        approved = item.approved();
        version = newVersion;
        return this;
    }

    RosterItem toItem() {
        return new RosterItem(Jid.prepared(local, domain), name, parted(groups), subscription, ask, approved);
    }

    private static String joined(Set<String> groups) {
        var text = new StringBuilder();
        groups.forEach(group -> text.append(group).append(UNIT_SEPARATOR));
        return text.toString();
    }

    private static Set<String> parted(String text) {
        List<String> parts = Arrays.asList(text.split(UNIT_SEPARATOR, -1));
        return new LinkedHashSet<>(parts.subList(0, parts.size() - 1));
    }
}
