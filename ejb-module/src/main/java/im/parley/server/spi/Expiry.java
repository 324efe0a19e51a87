package im.parley.server.spi;

import im.parley.wire.form.DateTime;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** When a message is of no more use, as its sender says (XEP-0079 section 3.3.2). */
public final class Expiry {
    /** The namespace of XEP-0079. */
    public static final String AMP_NS = "http://jabber.org/protocol/amp";

    /** The rules of a message. */
    public static final Name AMP = Name.of(AMP_NS, "amp");

    /** One rule. */
    public static final Name RULE = Name.of(AMP_NS, "rule");

    private Expiry() {}

    /** From when on a message is to be dropped without anybody being told. */
    public static Optional<Instant> of(Message message) {
        return message.child(AMP).stream()
                .flatMap(amp -> amp.elements(RULE).stream())
                .filter(rule -> rule.attribute("condition", "").equals("expire-at")
                        && rule.attribute("action", "").equals("drop"))
                .flatMap(rule -> moment(rule).stream())
                .min(Comparator.naturalOrder());
    }

    /** The value of a rule as a moment; it must be in UTC. */
    public static Optional<Instant> moment(Element rule) {
        return rule.attribute("value").filter(value -> value.endsWith("Z")).flatMap(DateTime::parse);
    }
}
