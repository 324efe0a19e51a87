package im.parley.server.s2s;

import im.parley.server.route.Rejection;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Optional;

/**
 * The headers are exchanged. Either side asks for dialback; who has connected may ask for TLS, authenticate by a
 * certificate, and send stanzas once something is proven.
 *
 * @param failures attempts to authenticate that have failed
 */
record Talking(int failures) implements RemoteState {
    private static final int MOST_FAILURES = 3;
    private static final StreamError NOT_AUTHENTICATED =
            StreamError.of(Condition.NOT_AUTHORIZED, "authenticate your domain first");
    private static final StreamError UNKNOWN = StreamError.of(Condition.UNSUPPORTED_STANZA_TYPE);
    private static final StreamError ONE_WAY =
            StreamError.of(Condition.NOT_AUTHORIZED, "this stream is for stanzas of the other direction");
    private static final StreamError NO_ADDRESS =
            StreamError.of(Condition.IMPROPER_ADDRESSING, "stanzas between servers have 'from' and 'to'");
    private static final StreamError FORGED = StreamError.of(Condition.INVALID_FROM);
    private static final StreamError NOT_HERE = StreamError.of(Condition.HOST_UNKNOWN);
    private static final StreamError TOO_MANY = StreamError.of(Condition.POLICY_VIOLATION, "too many failures");
    private static final Element PROCEED = Element.of(Name.of(Namespaces.TLS, "proceed"));
    private static final Element TLS_FAILURE = Element.of(Name.of(Namespaces.TLS, "failure"));

    @Override
    public RemoteState on(FirstLevel item, RemoteStream stream) {
        return switch (item) {
            case Stanza stanza -> stanza(stanza, stream);
            case FirstLevel.Nonza nonza -> nonza(nonza.element(), stream);
            case FirstLevel.Rejected rejected -> rejected(rejected, stream);
            case FirstLevel.Open open -> stream.fail(StreamError.of(Condition.BAD_FORMAT));
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close(fault.error()) : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
        };
    }

    // Stanzas.

    private RemoteState stanza(Stanza stanza, RemoteStream stream) {
        if (stanza.from().isEmpty() || stanza.to().isEmpty()) {
            return stream.fail(NO_ADDRESS); // RFC 6120 section 4.9.3.7
        }
        DomainPair pair = new DomainPair(stanza.to().get().domain(), stanza.from().get().domain());
        Optional<StreamError> objection = objection(pair, stream);
        if (objection.isPresent()) {
            return stream.fail(objection.get());
        }
        stream.pass(stanza, stanza.to().get());
        return this;
    }

    private static Optional<StreamError> objection(DomainPair pair, RemoteStream stream) {
        Standing standing = stream.standing();
        if (standing.admits(pair) && stream.mayReceive()) {
            return Optional.empty();
        }
        if (!stream.mayReceive()) {
            return Optional.of(ONE_WAY);
        }
        if (!standing.any()) {
            return Optional.of(NOT_AUTHENTICATED); // RFC 6120 section 4.9.3.12
        }
        return Optional.of(stream.federation().hosts(pair.local()) ? FORGED : NOT_HERE); // 4.9.3.9 and 4.9.3.6
    }

    /** What names itself a stanza but cannot be one is answered with its error, if its sender may speak here. */
    private RemoteState rejected(FirstLevel.Rejected rejected, RemoteStream stream) {
        Element original = rejected.original();
        Optional<Jid> from = address(original, "from");
        if (from.isEmpty() || original.attribute("to").isEmpty()) {
            return stream.fail(NO_ADDRESS);
        }
        Jid to = address(original, "to").orElse(Jid.prepared("", stream.local()));
        Optional<StreamError> objection = objection(new DomainPair(to.domain(), from.get().domain()), stream);
        if (objection.isPresent()) {
            return stream.fail(objection.get());
        }
        String type = original.attribute("type", "");
        if (!type.equals("error") && !type.equals("result")) {
            Rejection.answer(original, to, from.get(), rejected.error()).ifPresent(stream.federation()::send);
        }
        stream.acks().received();
        return this;
    }

    private static Optional<Jid> address(Element element, String attribute) {
        try {
            return element.attribute(attribute).map(Jid::of);
        } catch (InvalidJid malformed) {
            return Optional.empty();
        }
    }

    // Everything else.

    private RemoteState nonza(Element element, RemoteStream stream) {
        if (Dialback.concerns(element)) {
            return stream.dialback().on(element, this);
        }
        return switch (element.name().namespace()) {
            case Namespaces.SM -> stream.acks().on(element, this);
            case Namespaces.TLS -> startTls(element, stream);
            case Namespaces.SASL -> authenticate(element, stream);
            default -> other(element, stream);
        };
    }

    private RemoteState other(Element element, RemoteStream stream) {
        if (element.is(StreamOffer.BIDI) && stream.isIncoming()) {
            stream.terms().bidirectional();
            stream.terms().limited(element);
            return this;
        }
        // Features that come late: an old habit of servers when dialback has succeeded.
        return element.is(StreamOffer.FEATURES) && !stream.isIncoming() ? this : stream.fail(UNKNOWN);
    }

    /** RFC 6120 section 5.4.2. */
    private static RemoteState startTls(Element element, RemoteStream stream) {
        if (!element.is(StreamOffer.STARTTLS) || !stream.isIncoming()) {
            return stream.fail(UNKNOWN);
        }
        if (stream.connection().facts().secure() || stream.standing().any()) {
            stream.send(TLS_FAILURE);
            return stream.close();
        }
        stream.send(PROCEED);
        stream.connection().startTls(stream.federation().identity(stream.local()));
        return stream.reopen(new Answering(Optional.empty()));
    }

    private RemoteState authenticate(Element element, RemoteStream stream) {
        if (!element.is(External.AUTH) || !stream.isIncoming()) {
            return stream.fail(UNKNOWN);
        }
        Optional<String> proven = External.proven(element, stream);
        if (proven.isPresent()) {
            stream.connection().authenticated();
            stream.send(Element.of(External.SUCCESS));
            stream.connection().restart();
            return stream.reopen(new Answering(proven));
        }
        boolean known = element.attribute("mechanism", "").equals(StreamOffer.EXTERNAL);
        stream.send(External.failure(known ? "not-authorized" : "invalid-mechanism"));
        return failures + 1 < MOST_FAILURES ? new Talking(failures + 1) : stream.fail(TOO_MANY);
    }
}
