package im.parley.server.s2s;

import im.parley.wire.stanza.StanzaError;
import java.util.function.Consumer;

/**
 * A question to the authoritative server of a domain: is this key yours? (XEP-0220 section 2.1.2)
 *
 * @param pair our domain, and the one that the key is to prove
 * @param streamId the stream that it is to prove it for
 * @param key the key
 * @param isAgain whether it was asked before, on a stream that has ended
 * @param answered told the answer once, by any thread
 */
record Verification(DomainPair pair, String streamId, String key, boolean isAgain, Consumer<Answer> answered) {
    /** The same once more. */
    Verification again() {
        return new Verification(pair, streamId, key, true, answered);
    }

    /** What the authoritative server says. */
    sealed interface Answer {
        /** It is. */
        record Valid() implements Answer {}

        /** It is not. */
        record Invalid() implements Answer {}

        /** It could not be asked. */
        record Unanswered(StanzaError error) implements Answer {}
    }
}
