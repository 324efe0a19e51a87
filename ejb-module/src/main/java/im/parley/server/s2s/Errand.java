package im.parley.server.s2s;

import im.parley.wire.port.KeyRecord;
import im.parley.wire.stanza.StanzaError;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a stream is opened for, and what came of it.
 *
 * @param outgoing whose stanzas wait for it
 * @param keys what DNS says of the keys of the other server
 * @param outcome completes once
 */
record Errand(Outgoing outgoing, List<KeyRecord> keys, CompletableFuture<Outcome> outcome) {

    /** What came of an attempt to open a stream at one place. */
    sealed interface Outcome {
        /** Stanzas flow. */
        record Open() implements Outcome {}

        /** It did not work at this place. */
        record Failed(String why) implements Outcome {}

        /** The other server does not want this one, at whatever place. */
        record Refused(StanzaError why) implements Outcome {}
    }

    DomainPair pair() {
        return outgoing.pair();
    }

    void succeeded() {
        outcome.complete(new Outcome.Open());
    }

    void failed(String why) {
        outcome.complete(new Outcome.Failed(why));
    }

    void refused(StanzaError why) {
        outcome.complete(new Outcome.Refused(why));
    }
}
