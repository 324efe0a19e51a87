package im.parley.server.component;

import im.parley.wire.sasl.Exchange;
import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Base64;
import java.util.Optional;

/**
 * XEP-0225: a SASL exchange is under way.
 *
 * @param exchange the exchange
 * @param failures log-ins that have failed
 */
record Proving(Exchange exchange, int failures) implements ComponentState {
    private static final Name RESPONSE = Name.of(Namespaces.SASL, "response");
    private static final Name CHALLENGE = Name.of(Namespaces.SASL, "challenge");
    private static final Name SUCCESS = Name.of(Namespaces.SASL, "success");
    private static final Name FAILURE = Name.of(Namespaces.SASL, "failure");
    private static final Name ABORT = Name.of(Namespaces.SASL, "abort");
    private static final StreamError TOO_MANY = StreamError.of(Condition.POLICY_VIOLATION, "too many failed log-ins");

    @Override
    public ComponentState on(FirstLevel item, ComponentStream stream) {
        return switch (item) {
            case FirstLevel.Nonza nonza when nonza.element().is(RESPONSE) -> respond(nonza.element().text(), stream);
            case FirstLevel.Nonza nonza when nonza.element().is(ABORT) -> failed("aborted", failures, stream);
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
            case FirstLevel other -> stream.fail(Negotiating.NOT_LOGGED_IN);
        };
    }

    ComponentState respond(String text, ComponentStream stream) {
        byte[] data;
        try {
            data = text.equals("=") ? Exchange.NOTHING : Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            return failed("incorrect-encoding", failures, stream);
        }
        return switch (exchange.respond(data)) {
            case Step.Challenge challenge -> {
                stream.send(Element.text(CHALLENGE, Base64.getEncoder().encodeToString(challenge.data())));
                yield this;
            }
            case Step.Success success -> succeeded(success, stream);
            case Step.Failure failure -> failed(failure.error().element(), failures, stream);
        };
    }

    /** An authorization identity may name the component again, nobody else. */
    private ComponentState succeeded(Step.Success success, ComponentStream stream) {
        boolean itself = success.authorization().isEmpty() || success.authorization().equals(success.username());
        Optional<Definition> component = stream.components().definition(success.username());
        if (!itself || component.isEmpty()) {
            return failed(itself ? "not-authorized" : "invalid-authzid", failures, stream);
        }
        stream.loggedIn(component.get());
        stream.send(Element.text(SUCCESS, Base64.getEncoder().encodeToString(success.data())));
        stream.connection().restart();
        stream.reopen();
        return new Awaiting(component);
    }

    /** RFC 6120 section 6.4.5: it may try again, a few times. */
    static ComponentState failed(String condition, int before, ComponentStream stream) {
        stream.components().noteFailure(stream, condition);
        stream.send(Element.of(FAILURE, Element.of(Name.of(Namespaces.SASL, condition))));
        return before + 1 < stream.components().options().maxAuthAttempts() ? new Negotiating(before + 1) : stream.fail(TOO_MANY);
    }
}
