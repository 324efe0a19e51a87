package im.parley.server.stream;

import im.parley.server.login.Attempt;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.Exchange;
import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.sasl.SaslError;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import java.util.Base64;
import java.util.Optional;

/**
 * An exchange of SASL2 is under way, XEP-0388 sections 2.3 to 2.6. Nothing else may be sent meanwhile (section 2.4).
 *
 * @param request what the client asked for
 * @param attempt the attempt
 */
record LoggingIn(LoginRequest request, Attempt attempt) implements StreamState {
    private static final System.Logger LOG = System.getLogger(LoggingIn.class.getName());
    static final Step.Failure ABORTED = new Step.Failure(SaslError.ABORTED, "");
    static final Step.Failure MALFORMED = new Step.Failure(SaslError.MALFORMED_REQUEST, "");
    static final Step.Failure BAD_BASE64 = new Step.Failure(SaslError.INCORRECT_ENCODING, "");
    private static final Step.Failure UNKNOWN_MECHANISM = new Step.Failure(SaslError.INVALID_MECHANISM, "");
    private static final Step.Failure OTHER_NAME =
            new Step.Failure(SaslError.INVALID_AUTHZID, "the stream header names somebody else");
    static final StreamError INTERRUPTED =
            StreamError.of(Condition.POLICY_VIOLATION, "nothing else may be sent during a log-in");

    /** Handles an element of SASL2 while no exchange is under way. */
    static StreamState begin(Element element, ClientStream stream) {
        if (!Sasl2.available(stream)) {
            return stream.fail(Negotiating.NOT_LOGGED_IN);
        }
        if (element.is(Sasl2.ABORT)) {
            return failed(ABORTED, stream);
        }
        if (!element.is(Sasl2.AUTHENTICATE)) {
            return failed(MALFORMED, stream);
        }
        LoginRequest request;
        try {
            request = LoginRequest.from(element);
        } catch (IllegalArgumentException notBase64) {
            return failed(BAD_BASE64, stream);
        }
        Optional<Exchange> exchange =
                Mechanisms.begin(request.mechanism(), stream).or(() -> Fast.begin(request, stream));
        return exchange.isEmpty()
                ? failed(UNKNOWN_MECHANISM, stream)
                : new LoggingIn(request, stream.services().attempt(exchange.get(), stream)).answer(request.initial(), stream);
    }

    @Override
    public StreamState on(FirstLevel item, ClientStream stream) {
        return switch (item) {
            case FirstLevel.Nonza nonza -> nonza(nonza.element(), stream);
            case Stanza stanza -> stream.fail(INTERRUPTED);
            case FirstLevel.Rejected rejected -> stream.fail(INTERRUPTED);
            case FirstLevel.Open open -> stream.fail(StreamError.of(Condition.BAD_FORMAT));
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
        };
    }

    private StreamState nonza(Element element, ClientStream stream) {
        if (element.is(Sasl2.ABORT)) {
            return failed(ABORTED, stream);
        }
        if (!element.is(Sasl2.RESPONSE)) {
            return stream.fail(INTERRUPTED);
        }
        try {
            return answer(Base64.getDecoder().decode(element.text()), stream);
        } catch (IllegalArgumentException notBase64) {
            return failed(BAD_BASE64, stream);
        }
    }

    private StreamState answer(byte[] data, ClientStream stream) {
        return switch (attempt.answer(data)) {
            case Attempt.Outcome.Challenge challenge -> {
                stream.send(Sasl2.challenge(challenge.data()));
                yield this;
            }
            case Attempt.Outcome.Granted granted when deceives(granted, stream) -> failed(OTHER_NAME, stream);
            case Attempt.Outcome.Granted granted -> Upgrading.begin(granted, request, stream);
            case Attempt.Outcome.Denied denied -> failed(denied.failure(), stream);
        };
    }

    /** Section 4.4: a "from" of the stream and an authorization string must name the same. */
    private static boolean deceives(Attempt.Outcome.Granted granted, ClientStream stream) {
        return granted.named()
                && stream.peer().jid().map(Jid::bare).map(peer -> !peer.equals(granted.account())).orElse(false);
    }

    /** Section 2.6.2: the stream is as it was before; the client may try again, a few times. */
    static StreamState failed(Step.Failure failure, ClientStream stream) {
        stream.send(Sasl2.failure(failure));
        LOG.log(System.Logger.Level.DEBUG, () -> stream.describe() + " failed to log in: " + failure.error());
        return stream.tries().failed(failure.error()) ? stream.fail(Authenticating.TOO_MANY) : new Negotiating(true);
    }

    @Override
    public boolean authenticated() {
        return false;
    }
}
