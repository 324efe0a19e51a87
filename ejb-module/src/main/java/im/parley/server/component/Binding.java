package im.parley.server.component;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import java.util.Optional;

/** XEP-0225 section 4: which domains a stream answers for. */
final class Binding {
    private static final StanzaError NO_NAME = Condition.BAD_REQUEST.because("the host name is no domain");
    private static final StanzaError FOREIGN =
            Condition.NOT_ALLOWED.because("the component is not set up for that domain");
    private static final StanzaError TWICE = Condition.CONFLICT.because("that domain is bound on this stream");
    private static final StanzaError UNBOUND = Condition.ITEM_NOT_FOUND.because("that domain is not bound here");
    private static final StanzaError CROWDED = Condition.RESOURCE_CONSTRAINT.because("too many domains");
    private static final int MOST = 100;

    private Binding() {}

    static boolean concerns(Iq iq) {
        return iq.type() == Iq.Type.SET
                && iq.payload().filter(payload -> payload.is(Offers.BIND) || payload.is(Offers.UNBIND)).isPresent();
    }

    static void answer(Iq iq, ComponentStream stream) {
        Element payload = iq.payload().orElseThrow();
        Optional<String> name = name(payload);
        Optional<StanzaError> error = name.isEmpty()
                ? Optional.of(NO_NAME)
                : payload.is(Offers.BIND) ? bind(name.get(), stream) : unbind(name.get(), stream);
        if (error.isPresent()) {
            stream.send(iq.errorReply(error.get()));
        } else if (payload.is(Offers.BIND)) {
            Iq answer = iq.result(Element.build(Offers.BIND)
                    .add(Offers.HOSTNAME, payload.textOf(Offers.HOSTNAME).strip())
                    .build());
            stream.join(
                    () -> stream.components().join(stream.definition(), name.get(), stream),
                    () -> stream.connection().send(answer));
        } else {
            stream.send(iq.result());
        }
    }

    /** A resource in it ("can be used for load balancing") changes nothing: several connections may bind a domain. */
    private static Optional<String> name(Element payload) {
        try {
            Jid jid = Jid.of(payload.textOf(Offers.HOSTNAME).strip());
            return jid.local().isEmpty() ? Optional.of(jid.domain()) : Optional.empty();
        } catch (InvalidJid malformed) {
            return Optional.empty();
        }
    }

    private static Optional<StanzaError> bind(String name, ComponentStream stream) {
        if (stream.hasBound(name)) {
            return Optional.of(TWICE);
        }
        if (!stream.components().mayBind(stream.definition(), name)) {
            return Optional.of(FOREIGN);
        }
        if (stream.bound() >= MOST) {
            return Optional.of(CROWDED);
        }
        return stream.components().objection(stream.definition(), name).map(Binding::error);
    }

    private static StanzaError error(StreamError refused) {
        Condition condition = refused.condition() == StreamError.Condition.CONFLICT
                ? Condition.CONFLICT
                : Condition.RESOURCE_CONSTRAINT;
        return condition.because(refused.text());
    }

    private static Optional<StanzaError> unbind(String name, ComponentStream stream) {
        if (!stream.hasBound(name)) {
            return Optional.of(UNBOUND);
        }
        stream.components().leave(name, stream);
        return Optional.empty();
    }
}
