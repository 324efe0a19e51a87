package im.parley.server.stream;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;

/**
 * The features are out, nobody has logged in: STARTTLS, log-in, or a request to the stream such as registration.
 *
 * @param saslFailed whether a log-in by SASL has failed before
 */
record Negotiating(boolean saslFailed) implements StreamState {
    static final StreamError NOT_LOGGED_IN = StreamError.of(Condition.NOT_AUTHORIZED, "log in first");
    static final Name AUTH = Name.of(Namespaces.SASL, "auth");

    @Override
    public StreamState on(FirstLevel item, ClientStream stream) {
        return switch (item) {
            case FirstLevel.Nonza nonza -> nonza(nonza.element(), stream);
            case Iq iq -> request(iq, stream);
            case Stanza stanza -> stream.fail(NOT_LOGGED_IN); // RFC 6120 section 4.9.3.12
            case FirstLevel.Rejected rejected -> stream.fail(NOT_LOGGED_IN);
            case FirstLevel.Open open -> stream.fail(StreamError.of(Condition.BAD_FORMAT));
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
        };
    }

    private StreamState nonza(Element element, ClientStream stream) {
        if (element.is(StartTls.STARTTLS)) {
            return StartTls.begin(stream);
        }
        if (element.name().namespace().equals(Namespaces.SASL)) {
            return Authenticating.begin(element, stream);
        }
        if (StreamManagement.concerns(element)) {
            return StreamManagement.beforeLogin(element, this, stream);
        }
        if (element.name().namespace().equals(Namespaces.SASL2)) {
            return LoggingIn.begin(element, stream);
        }
        // RFC 6120 section 4.9.3.24, and before log-in 4.9.3.12.
        return stream.fail(NOT_LOGGED_IN);
    }

    private StreamState request(Iq iq, ClientStream stream) {
        boolean toServer = iq.to().map(to -> to.isDomain() && to.domain().equals(stream.domain())).orElse(true);
        if (toServer && LegacyLogin.concerns(iq, stream)) {
            return LegacyLogin.handle(iq, this, stream);
        }
        boolean handled = iq.isRequest()
                && toServer
                && stream.services().router().answers(iq);
        if (!handled) {
            return stream.fail(NOT_LOGGED_IN);
        }
        stream.send(stream.services().router().answer(iq, stream));
        return this;
    }

    @Override
    public boolean authenticated() {
        return false;
    }
}
