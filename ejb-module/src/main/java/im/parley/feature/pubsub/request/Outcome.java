package im.parley.feature.pubsub.request;

import im.parley.server.spi.Effect;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;

/** What comes of a request. */
sealed interface Outcome {
    /** The empty result. */
    Outcome OK = new Done(Optional.empty(), List.of());

    /** What happens after the answer. */
    List<Effect> effects();

    /** A result. */
    record Done(Optional<Element> payload, List<Effect> effects) implements Outcome {}

    /** Some of it failed: the answer is an error with what did (section 8.8.2.4). */
    record Partly(Element failed, StanzaError error, List<Effect> effects) implements Outcome {}

    /** A result with a payload. */
    static Outcome of(Element payload) {
        return new Done(Optional.of(payload), List.of());
    }

    /** A result with a payload, followed by effects. */
    static Outcome of(Element payload, List<Effect> effects) {
        return new Done(Optional.of(payload), effects);
    }

    /** The empty result, followed by effects. */
    static Outcome then(List<Effect> effects) {
        return new Done(Optional.empty(), effects);
    }
}
