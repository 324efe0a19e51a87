package im.parley.server.stream;

import im.parley.server.login.Attempt;
import im.parley.wire.sasl.Exchange;
import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.sasl.SaslError;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Base64;
import java.util.Optional;

/**
 * A SASL exchange is under way, RFC 6120 section 6.
 *
 * @param attempt the attempt
 */
record Authenticating(Attempt attempt) implements StreamState {
    private static final System.Logger LOG = System.getLogger(Authenticating.class.getName());
    private static final Name RESPONSE = Name.of(Namespaces.SASL, "response");
    private static final Name ABORT = Name.of(Namespaces.SASL, "abort");
    private static final Name CHALLENGE = Name.of(Namespaces.SASL, "challenge");
    private static final Name SUCCESS = Name.of(Namespaces.SASL, "success");
    private static final Name FAILURE = Name.of(Namespaces.SASL, "failure");
    private static final Name TEXT = Name.of(Namespaces.SASL, "text");
    private static final Step.Failure ABORTED = new Step.Failure(SaslError.ABORTED, "");
    private static final Step.Failure MALFORMED = new Step.Failure(SaslError.MALFORMED_REQUEST, "");
    private static final Step.Failure BAD_BASE64 = new Step.Failure(SaslError.INCORRECT_ENCODING, "");
    private static final Step.Failure UNENCRYPTED = new Step.Failure(SaslError.ENCRYPTION_REQUIRED, "start TLS first");
    private static final Step.Failure UNKNOWN_MECHANISM = new Step.Failure(SaslError.INVALID_MECHANISM, "");
    static final StreamError TOO_MANY = StreamError.of(Condition.POLICY_VIOLATION, "too many failed log-ins");

    /** Handles an element in the SASL namespace while no exchange is under way (section 6.4.2). */
    static StreamState begin(Element element, ClientStream stream) {
        if (element.is(ABORT)) {
            return failed(ABORTED, stream);
        }
        if (!element.is(Negotiating.AUTH)) {
            return failed(MALFORMED, stream);
        }
        String mechanism = element.attribute("mechanism", "");
        if (!stream.facts().secure() && (StreamFeatures.tlsRequired(stream) || mechanism.equals(Mechanisms.PLAIN))) {
            return failed(UNENCRYPTED, stream);
        }
        Optional<Exchange> exchange = Mechanisms.begin(mechanism, stream);
        if (exchange.isEmpty()) {
            return failed(UNKNOWN_MECHANISM, stream);
        }
        // Section 6.4.2: no initial response and an empty one ("=") are the same to the mechanisms we have.
        return new Authenticating(stream.services().attempt(exchange.get(), stream)).respond(element.text(), stream);
    }

    @Override
    public StreamState on(FirstLevel item, ClientStream stream) {
        return switch (item) {
            case FirstLevel.Nonza nonza -> nonza(nonza.element(), stream);
            case Stanza stanza -> stream.fail(Negotiating.NOT_LOGGED_IN);
            case FirstLevel.Rejected rejected -> stream.fail(Negotiating.NOT_LOGGED_IN);
            case FirstLevel.Open open -> stream.fail(StreamError.of(Condition.BAD_FORMAT));
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
        };
    }

    private StreamState nonza(Element element, ClientStream stream) {
        if (element.is(RESPONSE)) {
            return respond(element.text(), stream);
        }
        if (element.is(ABORT)) {
            return failed(ABORTED, stream);
        }
        return element.name().namespace().equals(Namespaces.SASL)
                ? failed(MALFORMED, stream)
                : stream.fail(Negotiating.NOT_LOGGED_IN);
    }

    private StreamState respond(String text, ClientStream stream) {
        byte[] data;
        try {
            data = text.equals("=") ? Exchange.NOTHING : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return failed(BAD_BASE64, stream);
        }
        return switch (attempt.answer(data)) {
            case Attempt.Outcome.Challenge challenge -> {
                stream.send(Element.text(CHALLENGE, Base64.getEncoder().encodeToString(challenge.data())));
                yield this;
            }
            case Attempt.Outcome.Granted granted -> succeeded(granted, stream);
            case Attempt.Outcome.Denied denied -> failed(denied.failure(), stream);
        };
    }

    /** Section 6.4.6: the client opens a new stream on the same connection. */
    private static StreamState succeeded(Attempt.Outcome.Granted granted, ClientStream stream) {
        stream.connection().authenticated();
        stream.loggedIn(granted.login());
        stream.send(Element.text(SUCCESS, Base64.getEncoder().encodeToString(granted.data())));
        stream.connection().restart();
        return stream.reopen(Optional.of(granted.account()));
    }

    /** Section 6.4.5: the client may try again, a few times. */
    private static StreamState failed(Step.Failure failure, ClientStream stream) {
        Element.Builder element = Element.build(FAILURE)
                .add(Element.of(Name.of(Namespaces.SASL, failure.error().element())));
        if (!failure.text().isEmpty()) {
            element.add(Element.build(TEXT)
                    .attribute(Namespaces.XML_LANG, "en")
                    .text(failure.text())
                    .build());
        }
        stream.send(element.build());
        LOG.log(System.Logger.Level.DEBUG, () -> stream.describe() + " failed to log in: " + failure.error());
        return stream.tries().failed(failure.error()) ? stream.fail(TOO_MANY) : new Negotiating(true);
    }

    @Override
    public boolean authenticated() {
        return false;
    }
}
