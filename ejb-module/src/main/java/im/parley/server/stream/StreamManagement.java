package im.parley.server.stream;

import im.parley.server.session.BoundSession;
import im.parley.server.spi.option.StreamManagementOptions;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Namespaces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The requests of stream management in each state of a stream, XEP-0198 sections 3 to 6. */
final class StreamManagement {
    private static final StreamError NO_COUNT = StreamError.of(StreamError.Condition.BAD_FORMAT, "<a/> needs an 'h'");
    private static final Element TOO_EARLY = SmElements.failed(Condition.UNEXPECTED_REQUEST);
    private static final Element MALFORMED = SmElements.failed(Condition.BAD_REQUEST);
    private static final Element SWITCHED_OFF = SmElements.failed(Condition.FEATURE_NOT_IMPLEMENTED);

    private StreamManagement() {}

    static boolean concerns(Element element) {
        return element.name().namespace().equals(Namespaces.SM);
    }

    /** Section 3: nothing before log-in, and the client is told. */
    static StreamState beforeLogin(Element element, Negotiating state, ClientStream stream) {
        if (element.is(SmElements.ENABLE) || element.is(SmElements.RESUME)) {
            stream.send(TOO_EARLY);
            return state;
        }
        return stream.fail(Negotiating.NOT_LOGGED_IN);
    }

    /** After log-in a session can be resumed; section 5: if that fails, the client may bind a resource. */
    static StreamState beforeBind(Element element, Binding state, ClientStream stream) {
        if (!element.is(SmElements.RESUME)) {
            stream.send(TOO_EARLY);
            return state;
        }
        Jid account = state.account();
        return switch (Resumption.attempt(element, account, stream, kept -> List.of(SmElements.resumed(kept)))) {
            case Resumption.Outcome.Done done -> done.state();
            case Resumption.Outcome.Failed failed -> {
                stream.send(failed.failed());
                yield state;
            }
            case Resumption.Outcome.Broken broken -> stream.fail(broken.error());
        };
    }

    /** The session is there. */
    static StreamState bound(Element element, Bound state, ClientStream stream) {
        Optional<Continuity> continuity = stream.continuity();
        if (element.is(SmElements.ENABLE)) {
            stream.send(enable(element, state.session(), stream));
            return state;
        }
        if (continuity.isEmpty() || element.is(SmElements.RESUME)) {
            stream.send(TOO_EARLY);
            return state;
        }
        if (element.is(SmElements.REQUEST)) {
            stream.send(SmElements.answer(continuity.get().handled()));
            return state;
        }
        return element.is(SmElements.ANSWER)
                ? answered(element, continuity.get(), state, stream)
                : stream.fail(Bound.UNKNOWN);
    }

    /**
     * Switches stream management on for a session; the counts begin now. Also for {@code <enable/>} inside of a bind
     * request (section 9.1).
     *
     * @return {@code <enabled/>}, or {@code <failed/>}; to be sent before any stanza
     */
    static Element enable(Element enable, BoundSession session, ClientStream stream) {
        StreamManagementOptions options = stream.services().options().management();
        if (!options.active()) {
            return SWITCHED_OFF;
        }
        // DEVIATION: section 3 would rather have a stream error for the second attempt; its example 6 has this.
        if (stream.continuity().isPresent()) {
            return TOO_EARLY;
        }
        String max = enable.attribute("max", "");
        OptionalLong seconds = SmElements.number(max, 1);
        if (!max.isEmpty() && seconds.isEmpty()) {
            return MALFORMED;
        }
        Optional<Duration> asked = seconds.isPresent()
                ? Optional.of(Duration.ofSeconds(seconds.getAsLong()))
                : Optional.empty();
        boolean resume = SmElements.isTrue(enable.attribute("resume", ""));
        Duration timeout = resume ? options.resumption().timeout(asked) : Duration.ZERO;
        Continuity continuity = new Continuity(stream, session, options, timeout);
        stream.manage(continuity);
        return SmElements.enabled(continuity, options.resumption().location());
    }

    private static StreamState answered(Element answer, Continuity continuity, Bound state, ClientStream stream) {
        OptionalLong handled = SmElements.handled(answer);
        if (handled.isEmpty()) {
            return stream.fail(NO_COUNT);
        }
        long sent = continuity.sent();
        return continuity.acknowledged(handled.getAsLong())
                ? state
                : stream.fail(SmElements.tooHigh(handled.getAsLong(), sent));
    }
}
