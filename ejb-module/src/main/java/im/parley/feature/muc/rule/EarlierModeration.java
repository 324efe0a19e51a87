package im.parley.feature.muc.rule;

import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Optional;

/**
 * XEP-0425 before version 0.3, which many clients still speak: what is to be retracted is named by an element around the
 * rest (XEP-0422).
 */
final class EarlierModeration {
    static final String NS = "urn:xmpp:message-moderate:0";
    static final Name APPLY_TO = Name.of("urn:xmpp:fasten:0", "apply-to");

    private static final Name MODERATE = Name.of(NS, "moderate");
    private static final Name MODERATED = Name.of(NS, "moderated");
    private static final Name REASON = Name.of(NS, "reason");
    private static final Name RETRACT = Name.of("urn:xmpp:message-retract:0", "retract");

    private EarlierModeration() {}

    /** What is asked for; another fastening is none of it. */
    static Optional<Moderation.Wish> wish(Element applyTo) {
        return applyTo.first(MODERATE)
                .map(moderate -> new Moderation.Wish(
                        applyTo.attribute("id", ""), moderate.has(RETRACT), moderate.textOf(REASON)));
    }

    /** What the occupants hear. */
    static Element announced(String id, Jid moderator, String reason) {
        Element.Builder moderated =
                Element.build(MODERATED).attribute("by", moderator.toString()).add(Element.of(RETRACT));
        if (!reason.isEmpty()) {
            moderated.add(REASON, reason);
        }
        return Element.build(APPLY_TO).attribute("id", id).add(moderated.build()).build();
    }
}
