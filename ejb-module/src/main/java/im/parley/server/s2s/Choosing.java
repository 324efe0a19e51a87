package im.parley.server.s2s;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import java.util.Optional;

/**
 * What the called server offers is awaited; then this server chooses: TLS first, then a certificate, then dialback.
 *
 * @param proven whether this server has authenticated already
 */
record Choosing(boolean proven) implements RemoteState {
    private static final StreamError NO_FEATURES = StreamError.of(Condition.BAD_FORMAT, "stream features are expected");
    private static final Element NOTHING = Element.of(StreamOffer.FEATURES);

    @Override
    public RemoteState on(FirstLevel item, RemoteStream stream) {
        return switch (item) {
            case FirstLevel.Nonza nonza when nonza.element().is(StreamOffer.FEATURES) -> choose(nonza.element(), stream);
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close(fault.error()) : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
            case FirstLevel other -> stream.fail(NO_FEATURES);
        };
    }

    static RemoteState withoutFeatures(RemoteStream stream) {
        return new Choosing(false).choose(NOTHING, stream);
    }

    private RemoteState choose(Element features, RemoteStream stream) {
        boolean secure = stream.connection().facts().secure();
        if (!secure && features.has(StreamOffer.STARTTLS)) {
            stream.send(Element.of(StreamOffer.STARTTLS));
            return new Securing();
        }
        Policy policy = stream.federation().policy();
        if (!secure && policy.tlsRequired(stream.remote())) {
            return stream.give("the server offers no TLS");
        }
        stream.terms().offered(features);
        return proven ? stream.authorized(stream.pair()) : authenticate(features, stream);
    }

    private static RemoteState authenticate(Element features, RemoteStream stream) {
        Policy policy = stream.federation().policy();
        Optional<String> objection = stream.objection();
        stream.terms().noted(objection);
        if (objection.isPresent() && policy.certificateRequired(stream.remote())) {
            return stream.give(objection.get());
        }
        if (objection.isEmpty() && policy.external(stream.remote())) {
            stream.standing().prove(stream.remote());
        }
        if (features.has(StreamOffer.BIDI_FEATURE)) {
            stream.terms().bidirectional();
            stream.send(Element.of(StreamOffer.BIDI, StreamOffer.limits(stream, true)));
        }
        stream.ready();
        boolean external = policy.external(stream.remote())
                && features.first(StreamOffer.MECHANISMS).stream()
                        .flatMap(offer -> offer.elements(StreamOffer.MECHANISM).stream())
                        .anyMatch(mechanism -> mechanism.text().equals(StreamOffer.EXTERNAL));
        if (external) {
            stream.send(External.request(stream.local()));
            return new Proving();
        }
        return dialback(stream);
    }

    /** The way without a certificate. */
    static RemoteState dialback(RemoteStream stream) {
        if (!stream.federation().policy().dialback()) {
            return stream.give("the server does not believe our certificate, and dialback is off");
        }
        stream.dialback().claim(stream.pair());
        return new Talking(0);
    }
}
