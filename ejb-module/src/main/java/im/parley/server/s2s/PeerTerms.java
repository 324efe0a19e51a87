package im.parley.server.s2s;

import im.parley.wire.xml.Element;
import java.util.Optional;

/** What the other server of a stream offers and demands, and what is wrong with its certificate. */
final class PeerTerms {
    /** What a start tag and an end tag take besides their content. */
    private static final int TAGS = 512;

    private volatile long largest = Long.MAX_VALUE;
    private volatile boolean bidirectional;
    private volatile Optional<String> objection = Optional.empty();
    private boolean offersAcks;

    /** The called server has offered this. */
    void offered(Element features) {
        offersAcks = features.has(StreamOffer.SM);
        limited(features);
    }

    /** It says its limits (XEP-0478 sections 3.1 and 3.2). */
    void limited(Element around) {
        around.first(StreamOffer.LIMITS).ifPresent(this::limit);
    }

    private void limit(Element limits) {
        try {
            String bytes = limits.textOf(StreamOffer.MAX_BYTES).strip();
            largest = bytes.isEmpty() ? Long.MAX_VALUE : Long.parseLong(bytes);
        } catch (NumberFormatException malformed) {
            largest = Long.MAX_VALUE;
        }
    }

    /** Whether a stanza with so much content is larger than it takes. */
    boolean tooLarge(int content) {
        return content + (long) TAGS > largest;
    }

    boolean offersAcks() {
        return offersAcks;
    }

    /** Both may send stanzas here (XEP-0288). */
    void bidirectional() {
        bidirectional = true;
    }

    boolean isBidirectional() {
        return bidirectional;
    }

    /** What is wrong with its certificate, if anything is. */
    void noted(Optional<String> wrong) {
        objection = wrong;
    }

    Optional<String> objection() {
        return objection;
    }
}
