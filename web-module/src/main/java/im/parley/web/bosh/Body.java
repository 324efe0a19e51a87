package im.parley.web.bosh;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;

/**
 * What a client sends in one request, XEP-0124 section 6.
 *
 * @param tag the wrapper with its attributes
 * @param items what it holds
 * @param bytes how large it is
 * @param sound whether it is what a body has to be; of one that is not, no more than the start tag is known
 */
record Body(Element tag, List<FirstLevel> items, int bytes, boolean sound) {
    /** The largest request identifier, section 14.1: 2^53 - 1. */
    private static final long LARGEST_RID = 9_007_199_254_740_991L;

    private static final String XBOSH = "{urn:xmpp:xbosh}";

    Body(Element tag, List<FirstLevel> items, int bytes) {
        this(tag, items, bytes, true);
    }

    /** One that goes on in a way that no body may. */
    static Body malformed(Element tag) {
        return new Body(tag, List.of(), 0, false);
    }

    /** The request identifier; nothing when it is missing or no number, or that of no request. */
    Optional<Long> rid() {
        return sound ? number("rid").filter(rid -> rid > 0 && rid <= LARGEST_RID) : Optional.empty();
    }

    String attribute(String name, String otherwise) {
        return tag.attribute(name, otherwise);
    }

    Optional<String> attribute(String name) {
        return tag.attribute(name);
    }

    /** An attribute that is a whole number of seconds or the like; nothing when it is missing or malformed. */
    Optional<Long> number(String name) {
        return tag.attribute(name).flatMap(Body::number0);
    }

    private static Optional<Long> number0(String text) {
        try {
            long number = Long.parseLong(text.strip());
            return number < 0 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Whether an attribute is there and is no number of the kind that {@link #number} reads. */
    boolean malformed(String name) {
        return tag.attribute(name).isPresent() && number(name).isEmpty();
    }

    /** XEP-0206 section 5: the client has logged in and begins a new stream. */
    boolean restarts() {
        String restart = tag.attribute(XBOSH + "restart", "");
        return restart.equals("true") || restart.equals("1");
    }

    /** Section 13: the client leaves. */
    boolean terminates() {
        return tag.attribute("type", "").equals("terminate");
    }

    boolean pauses() {
        return tag.attribute("pause").isPresent();
    }

    /** Whether it only asks whether there is something. */
    boolean asksOnly() {
        return items.isEmpty() && !pauses() && !terminates() && !restarts() && attribute("cache").isEmpty();
    }

    /** The version of XMPP; {@code 1.0} when it is not said. */
    String version() {
        return tag.attribute(XBOSH + "version", "1.0");
    }

    String lang() {
        return tag.attribute("{http://www.w3.org/XML/1998/namespace}lang", "");
    }
}
