package im.parley.server.component;

import im.parley.wire.sasl.Exchange;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Optional;

/**
 * XEP-0225: the features are sent, TLS or a log-in is awaited.
 *
 * @param failures log-ins that have failed
 */
record Negotiating(int failures) implements ComponentState {
    static final StreamError NOT_LOGGED_IN = StreamError.of(Condition.NOT_AUTHORIZED, "log in first");
    private static final Name AUTH = Name.of(Namespaces.SASL, "auth");
    private static final Name PROCEED = Name.of(Namespaces.TLS, "proceed");
    private static final Name FAILURE = Name.of(Namespaces.TLS, "failure");

    @Override
    public ComponentState on(FirstLevel item, ComponentStream stream) {
        return switch (item) {
            case FirstLevel.Nonza nonza when nonza.element().is(Offers.STARTTLS) -> startTls(stream);
            case FirstLevel.Nonza nonza when nonza.element().is(AUTH) -> login(nonza.element(), stream);
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
            case FirstLevel other -> stream.fail(NOT_LOGGED_IN);
        };
    }

    /** RFC 6120 section 5.4.2. */
    private static ComponentState startTls(ComponentStream stream) {
        if (stream.connection().facts().secure()) {
            stream.send(Element.of(FAILURE));
            return stream.close();
        }
        stream.send(Element.of(PROCEED));
        stream.connection().startTls(stream.components().identity(stream.local()));
        stream.reopen();
        return new Awaiting(Optional.empty());
    }

    private ComponentState login(Element auth, ComponentStream stream) {
        String mechanism = auth.attribute("mechanism", "");
        boolean plain = !stream.connection().facts().secure();
        if (plain && (stream.connection().facts().tlsRequired() || mechanism.equals(Offers.PLAIN))) {
            return Proving.failed("encryption-required", failures, stream);
        }
        Optional<Exchange> exchange = Login.begin(mechanism, stream);
        return exchange.isPresent()
                ? new Proving(exchange.get(), failures).respond(auth.text(), stream)
                : Proving.failed("invalid-mechanism", failures, stream);
    }
}
