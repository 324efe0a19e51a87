package im.parley.store.privacy;

import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.EnumSet;
import java.util.Set;

/** A row of {@code parley_privacy_item}. */
@Entity(name = "PrivacyItem")
@Table(name = "parley_privacy_item")
class ItemEntity {
    @EmbeddedId
    private ItemKey key = new ItemKey();

    private enum Kind {
        ANYBODY,
        ADDRESS,
        GROUP,
        SUBSCRIPTION
    }

    @Enumerated(EnumType.STRING)
    @Column(name = "matcher")
    private Kind matcher = Kind.ANYBODY;

    @Column(name = "match_value")
    private String value = "";

    @Column(name = "denies")
    private boolean denies;

    /** A bit for each kind that the rule is limited to. */
    @Column(name = "stanzas")
    private int stanzas;

    protected ItemEntity() {}

    ItemEntity(ItemKey key) {
        this.key = key;
    }

    ItemKey key() {
        return key;
    }

    ItemEntity set(PrivacyItem item) {
        switch (item.matcher()) {
            case Matcher.Anybody anybody -> match(Kind.ANYBODY, "");
            case Matcher.Address address -> match(Kind.ADDRESS, address.jid().toString());
            case Matcher.Group group -> match(Kind.GROUP, group.name());
            case Matcher.Subscribed subscribed ->
                match(Kind.SUBSCRIPTION, subscribed.subscription().name());
        }
        denies = item.denies();
        stanzas = 0;
        item.kinds().forEach(kind -> stanzas |= bit(kind));
        return this;
    }

    private void match(Kind kind, String text) {
        matcher = kind;
        value = text;
    }

    PrivacyItem toItem() {
        return new PrivacyItem(key.order(), denies, toMatcher(), kinds());
    }

    private Matcher toMatcher() {
        return switch (matcher) {
            case ANYBODY -> new Matcher.Anybody();
            case ADDRESS -> new Matcher.Address(Jid.of(value));
            case GROUP -> new Matcher.Group(value);
            case SUBSCRIPTION -> new Matcher.Subscribed(Subscription.valueOf(value));
        };
    }

    /** As it stands in the database: it must not depend on the order in which the constants are written down. */
    private static int bit(StanzaKind kind) {
        return switch (kind) {
            case MESSAGE -> 1;
            case IQ -> 2;
            case PRESENCE_IN -> 4;
            case PRESENCE_OUT -> 8;
        };
    }

    private Set<StanzaKind> kinds() {
        Set<StanzaKind> kinds = EnumSet.noneOf(StanzaKind.class);
        for (StanzaKind kind : StanzaKind.values()) {
            if ((stanzas & bit(kind)) != 0) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
