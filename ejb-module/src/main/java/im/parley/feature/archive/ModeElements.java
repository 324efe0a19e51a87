package im.parley.feature.archive;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Modes as XEP-0136 section 2.2 writes them. */
final class ModeElements {
    static final Name PREF = Name.of(CollectionElements.NS, "pref");
    static final Name ITEMREMOVE = Name.of(CollectionElements.NS, "itemremove");
    static final Name AUTO = Name.of(CollectionElements.NS, "auto");
    static final Name DEFAULT = Name.of(CollectionElements.NS, "default");
    static final Name ITEM = Name.of(CollectionElements.NS, "item");
    static final Name METHOD = Name.of(CollectionElements.NS, "method");
    static final Name SESSION = Name.of(CollectionElements.NS, "session");

    private static final long LONGEST_DAYS = 36_500;
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final StanzaError NO_SAVE =
            Condition.BAD_REQUEST.because("'save' must be 'body', 'false', 'message' or 'stream'");
    private static final StanzaError BODIES_ALONE =
            Condition.FEATURE_NOT_IMPLEMENTED.because("only bodies can be saved and read this way");
    private static final StanzaError NO_OTR = Condition.BAD_REQUEST.because("there is no such OTR Mode");
    private static final StanzaError CONTRADICTION =
            Condition.BAD_REQUEST.because("what must be off the record cannot be saved");
    private static final StanzaError NO_SECONDS = Condition.BAD_REQUEST.because("'expire' is no number of seconds");
    private static final StanzaError NO_ADDRESS = Condition.JID_MALFORMED.because("'jid' is no address");
    private static final StanzaError TOO_WIDE =
            Condition.FEATURE_NOT_IMPLEMENTED.because("only an account or one of its resources can have modes");

    private ModeElements() {}

    /** Section 2.2.2.3. */
    static boolean save(Element element) {
        return switch (element.attribute("save", "")) {
            case "body" -> true;
            case "false" -> false;
            case "message", "stream" -> throw new Refusal(BODIES_ALONE);
            default -> throw new Refusal(NO_SAVE);
        };
    }

    /** Section 2.2.2.2. */
    static String otr(Element element) {
        String mode = element.attribute("otr", "");
        if (!Modes.OTR.contains(mode)) {
            throw new Refusal(NO_OTR);
        }
        if (mode.equals("require") && save(element)) {
            throw new Refusal(CONTRADICTION);
        }
        return mode;
    }

    /** The days after which messages are to be removed; who wants a part of a day gets the day. */
    static OptionalInt days(Element element) {
        String text = element.attribute("expire", "").strip();
        if (element.attribute("expire").isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) == 0) {
            throw new Refusal(NO_SECONDS);
        }
        return OptionalInt.of((int) Math.min(LONGEST_DAYS, (Long.parseLong(text) + DAY - 1) / DAY));
    }

    /** Whose modes an item has. Those of a domain, or of a bare address alone, are not to be had (section 10.1). */
    static Jid address(Element item) {
        Jid jid = Addresses.parse(item.attribute("jid", "")).orElseThrow(() -> new Refusal(NO_ADDRESS));
        boolean exact = CollectionRequest.truth(item, "exactmatch").orElse(false);
        if (jid.local().isEmpty() || (exact && !jid.isFull())) {
            throw new Refusal(TOO_WIDE);
        }
        return jid;
    }

    static Element.Builder byDefault(Modes modes, OptionalInt days) {
        Element.Builder element = Element.build(DEFAULT)
                .attribute("otr", modes.otrByDefault())
                .attribute("save", modes.isSavedByDefault() ? "body" : "false");
        days.ifPresent(number -> element.attribute("expire", Long.toString(ModeStore.seconds(number))));
        return element;
    }

    static Element item(Modes modes, Jid address) {
        return Element.build(ITEM)
                .attribute("jid", address.toString())
                .attribute("otr", modes.otrOf(address))
                .attribute("save", modes.isSaved(address) ? "body" : "false")
                .build();
    }

    /** What this server can do, which clients cannot change: it archives by itself, and nothing else. */
    static List<Element> methods() {
        return List.of(method("auto", "prefer"), method("local", "concede"), method("manual", "forbid"));
    }

    private static Element method(String type, String use) {
        return Element.build(METHOD)
                .attribute("type", type)
                .attribute("use", use)
                .build();
    }
}
