package im.parley.server.component;

import im.parley.server.route.Rejection;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import java.util.Optional;

/**
 * The component is logged in.
 *
 * @param binds whether it binds its domains itself (XEP-0225 section 4)
 */
record Serving(boolean binds) implements ComponentState {
    private static final StreamError NO_ADDRESS = StreamError.of(
            Condition.IMPROPER_ADDRESSING, "stanzas of components have 'from' and 'to'");
    private static final StreamError FORGED =
            StreamError.of(Condition.INVALID_FROM, "the component does not answer for that domain");
    private static final StreamError UNKNOWN = StreamError.of(Condition.UNSUPPORTED_STANZA_TYPE);

    static Serving bound() {
        return new Serving(false);
    }

    static Serving unbound() {
        return new Serving(true);
    }

    @Override
    public ComponentState on(FirstLevel item, ComponentStream stream) {
        return switch (item) {
            case Stanza stanza -> stanza(stanza, stream);
            case FirstLevel.Rejected rejected -> rejected(rejected, stream);
            case FirstLevel.Nonza nonza when nonza.element().is(Handshake.NAME) -> this;
            case FirstLevel.Nonza nonza -> stream.fail(UNKNOWN);
            case FirstLevel.Open open -> stream.fail(StreamError.of(Condition.BAD_FORMAT));
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
        };
    }

    private ComponentState stanza(Stanza stanza, ComponentStream stream) {
        if (binds && stanza instanceof Iq iq && Binding.concerns(iq)) {
            Binding.answer(iq, stream);
            return this;
        }
        Jid from = stanza.header().from();
        Jid to = stanza.header().to();
        if (from == null || to == null) {
            return stream.fail(NO_ADDRESS); // XEP-0114 section 3: "MUST possess a 'from' attribute and a 'to' attribute"
        }
        if (!stream.maySendFrom(from.domain())) {
            return stream.fail(FORGED);
        }
        stream.pass(stanza, to);
        return this;
    }

    /** What names itself a stanza but cannot be one is answered with its error, if its sender may speak here. */
    private ComponentState rejected(FirstLevel.Rejected rejected, ComponentStream stream) {
        Element original = rejected.original();
        Optional<Jid> from = address(original, "from");
        if (from.isEmpty() || original.attribute("to").isEmpty()) {
            return stream.fail(NO_ADDRESS);
        }
        if (!stream.maySendFrom(from.get().domain())) {
            return stream.fail(FORGED);
        }
        Jid to = address(original, "to").orElse(Jid.prepared("", stream.components().defaultDomain()));
        String type = original.attribute("type", "");
        if (!type.equals("error") && !type.equals("result")) {
            Rejection.answer(original, to, from.get(), rejected.error()).ifPresent(stream::send);
        }
        return this;
    }

    private static Optional<Jid> address(Element element, String attribute) {
        try {
            return element.attribute(attribute).map(Jid::of);
        } catch (InvalidJid malformed) {
            return Optional.empty();
        }
    }
}
