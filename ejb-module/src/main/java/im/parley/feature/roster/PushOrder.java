package im.parley.feature.roster;

import im.parley.server.spi.RosterElements;
import im.parley.server.spi.Session;
import im.parley.server.spi.Verdict;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the pushes of one contact in the order of their versions. Two accounts may change one item at nearly the same
 * time, one by removing the contact, the other by ending its subscription; each change is pushed by whoever made it, so
 * the pushes may overtake each other. The later version says all that the earlier one said, which is left out then.
 */
final class PushOrder {
    /** The versions pushed last, by contact; used on the session's strand alone. */
    private static final Session.Key<Map<String, Long>> NEWEST = new Session.Key<>("newest roster pushes");

    private PushOrder() {}

    static Verdict judge(Iq iq, Session recipient) {
        if (iq.type() != Iq.Type.SET) {
            return Verdict.PASS;
        }
        Optional<Element> query = iq.child(RosterElements.QUERY);
        Optional<String> contact = query.flatMap(pushed -> pushed.first(RosterElements.ITEM))
                .flatMap(item -> item.attribute("jid"));
        Optional<RosterVersion> version =
                query.flatMap(pushed -> pushed.attribute("ver")).flatMap(RosterVersion::of);
        if (contact.isEmpty() || version.isEmpty()) {
            return Verdict.PASS;
        }
        Map<String, Long> newest = recipient.get(NEWEST).orElseGet(() -> {
            Map<String, Long> none = new HashMap<>();
            recipient.put(NEWEST, none);
            return none;
        });
        long last = newest.merge(contact.get(), version.get().number(), Math::max);
        return last > version.get().number() ? Verdict.drop("a newer push has overtaken it") : Verdict.PASS;
    }
}
