package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Role;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Optional;

/**
 * An {@code <item/>} of a request to manage people, XEP-0045 sections 8 to 10.
 *
 * @param nick a nickname, which may be empty to take back a reserved one
 */
record AdminItems(
        Optional<Jid> jid,
        Optional<String> nick,
        Optional<Role> role,
        Optional<Affiliation> affiliation,
        String reason) {
    static final String NS = Muc.NS + "#admin";
    static final Name QUERY = Name.of(NS, "query");
    static final Name ITEM = Name.of(NS, "item");
    static final Name REASON = Name.of(NS, "reason");

    private static final int MOST = 1000;
    private static final int LONGEST_REASON = 1000;
    private static final StanzaError NONE = Condition.BAD_REQUEST.because("<query/> needs an <item/>");
    private static final StanzaError TOO_MANY = Condition.POLICY_VIOLATION.because("too many items at once");
    private static final StanzaError EITHER =
            Condition.BAD_REQUEST.because("an item has either a role or an affiliation");
    private static final StanzaError NO_SUCH_WORD = Condition.BAD_REQUEST.because("no such role or affiliation");
    private static final StanzaError MALFORMED = Condition.JID_MALFORMED.error();

    /** The items of a query; there is at least one. */
    static List<AdminItems> in(Element query) {
        List<Element> items = query.elements(ITEM);
        if (items.isEmpty()) {
            throw new Refusal(NONE);
        }
        if (items.size() > MOST) {
            throw new Refusal(TOO_MANY);
        }
        return items.stream().map(AdminItems::of).toList();
    }

    private static AdminItems of(Element item) {
        Optional<String> role = item.attribute("role");
        Optional<String> affiliation = item.attribute("affiliation");
        if (role.isPresent() == affiliation.isPresent()) {
            throw new Refusal(EITHER); // section 17.4, rule 4
        }
        return new AdminItems(
                item.attribute("jid").map(AdminItems::jid),
                item.attribute("nick"),
                role.map(word -> Role.of(word).orElseThrow(() -> new Refusal(NO_SUCH_WORD))),
                affiliation.map(word -> Affiliation.of(word).orElseThrow(() -> new Refusal(NO_SUCH_WORD))),
                shortened(item.textOf(REASON).strip()));
    }

    private static Jid jid(String text) {
        try {
            return Jid.of(text);
        } catch (InvalidJid malformed) {
            throw new Refusal(MALFORMED);
        }
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
}
