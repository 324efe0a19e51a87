package im.parley.feature.privacy;

import im.parley.store.privacy.PrivacyItem;
import im.parley.store.privacy.StanzaKind;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import java.util.Optional;

/** What a stanza is to a privacy list (XEP-0016 section 2.1). */
enum Traffic {
    MESSAGE_IN(Optional.of(StanzaKind.MESSAGE)),
    IQ_IN(Optional.of(StanzaKind.IQ)),
    PRESENCE_IN(Optional.of(StanzaKind.PRESENCE_IN)),
    PRESENCE_OUT(Optional.of(StanzaKind.PRESENCE_OUT)),
    /** What only a rule about all communication concerns, in either direction (section 2.13). */
    ANYTHING(Optional.empty());

    private final Optional<StanzaKind> kind;

    Traffic(Optional<StanzaKind> kind) {
        this.kind = kind;
    }

    /** A stanza to the user. */
    static Traffic in(Stanza stanza) {
        return switch (stanza) {
            case Message message -> MESSAGE_IN;
            case Iq iq -> IQ_IN;
            case Presence presence -> isNotification(presence) ? PRESENCE_IN : ANYTHING;
        };
    }

    /** A stanza of the user, or on behalf of it. */
    static Traffic out(Stanza stanza) {
        return stanza instanceof Presence presence && isNotification(presence) ? PRESENCE_OUT : ANYTHING;
    }

    /** Section 2.10: "only presence stanzas with no 'type' attribute or of type='unavailable'". */
    private static boolean isNotification(Presence presence) {
        return presence.type() == Presence.Type.AVAILABLE || presence.type() == Presence.Type.UNAVAILABLE;
    }

    /** Whether a rule is about this. */
    boolean concerns(PrivacyItem item) {
        return item.kinds().isEmpty() || kind.filter(item.kinds()::contains).isPresent();
    }
}
