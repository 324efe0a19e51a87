package im.parley.store.privacy;

import im.parley.wire.addr.Jid;
import java.util.Set;

/**
 * A rule of a privacy list.
 *
 * @param order its place: the lower, the earlier; unique in its list
 * @param denies whether it blocks what it is about, rather than lets it pass
 * @param matcher whom it is about
 * @param kinds what it is limited to; empty for all stanzas
 */
public record PrivacyItem(long order, boolean denies, Matcher matcher, Set<StanzaKind> kinds) {
    /** Takes a copy of the kinds. */
    public PrivacyItem {
        kinds = Set.copyOf(kinds);
    }

    /** The rule that blocks all communication with an address. */
    public static PrivacyItem blocking(Jid jid, long order) {
        return new PrivacyItem(order, true, new Matcher.Address(jid), Set.of());
    }

    /** Whether this blocks all communication with an address: what a block list can say. */
    public boolean blocks() {
        return denies && kinds.isEmpty() && matcher instanceof Matcher.Address;
    }

    /** The same rule in another place. */
    public PrivacyItem at(long newOrder) {
        return new PrivacyItem(newOrder, denies, matcher, kinds);
    }
}
