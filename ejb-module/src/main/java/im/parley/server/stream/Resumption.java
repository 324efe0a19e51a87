package im.parley.server.stream;

import im.parley.server.session.BoundSession;
import im.parley.server.spi.Login;
import im.parley.server.spi.ServerEvent;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Resuming a session on a new connection, XEP-0198 section 5. */
final class Resumption {
    private Resumption() {}

    /** What came of it. */
    sealed interface Outcome {
        /** The session goes on; the client has been told. The stream of the new connection is in this state now. */
        record Done(Resumed state) implements Outcome {}

        /** {@code <failed/>}, not sent yet; the client may bind a resource instead. */
        record Failed(Element failed) implements Outcome {}

        /** The client claims what cannot be; the stream is to end. */
        record Broken(StreamError error) implements Outcome {}
    }

    /**
     * Resumes a session of an account. Waits until the stream of that session has done what it was doing.
     *
     * @param resume what the client sent
     * @param account who has logged in
     * @param newcomer the stream of the new connection
     * @param envelope makes what tells the client: {@code <resumed/>}, or what ends a log-in by SASL2 with it
     */
    static Outcome attempt(Element resume, Jid account, ClientStream newcomer, Function<Continuity, List<Element>> envelope) {
        if (!newcomer.services().options().management().active()) {
            return failed(Condition.FEATURE_NOT_IMPLEMENTED);
        }
        OptionalLong handled = SmElements.handled(resume);
        String previous = resume.attribute("previd", "");
        if (handled.isEmpty() || previous.isEmpty()) {
            return failed(Condition.BAD_REQUEST);
        }
        for (BoundSession session : newcomer.services().sessions().sessions(account)) {
            Optional<ClientStream> stream = Optional.of(session.carrier())
                    .filter(ClientStream.class::isInstance)
                    .map(ClientStream.class::cast);
            Optional<Continuity> kept = stream.flatMap(carrying -> carrying.resumable(previous));
            if (stream.isPresent() && kept.isPresent()) {
                ClientStream former = stream.get();
                return former.ask(() -> adopt(former, kept.get(), newcomer, handled.getAsLong(), envelope)).join();
            }
        }
        return forgotten(previous, account, newcomer.services());
    }

    /** On the strand of the former stream. */
    private static Outcome adopt(
            ClientStream former,
            Continuity kept,
            ClientStream newcomer,
            long handled,
            Function<Continuity, List<Element>> envelope) {
        if (former.session().isEmpty()) {
            return forgotten(kept.id(), kept.session().account(), former.services());
        }
        long sent = kept.sent();
        if (!kept.acknowledged(handled)) {
            return new Outcome.Broken(SmElements.tooHigh(handled, sent));
        }
        former.moveTo(newcomer);
        envelope.apply(kept).forEach(former::send);
        newcomer.login().ifPresent(login -> kept.session().put(Login.OF, login));
        kept.attached();
        former.services().router().raise(new ServerEvent.SessionResumed(kept.session()));
        return new Outcome.Done(new Resumed(former));
    }

    /** Section 5: the count of a session that has timed out may be known yet. */
    private static Outcome forgotten(String previous, Jid account, StreamServices services) {
        OptionalLong handled = services.departures().handled(previous, account);
        return handled.isPresent()
                ? new Outcome.Failed(SmElements.failed(Condition.ITEM_NOT_FOUND, handled.getAsLong()))
                : failed(Condition.ITEM_NOT_FOUND);
    }

    private static Outcome failed(Condition condition) {
        return new Outcome.Failed(SmElements.failed(condition));
    }
}
