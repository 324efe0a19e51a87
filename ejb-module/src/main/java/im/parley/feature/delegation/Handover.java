package im.parley.feature.delegation;

import im.parley.server.spi.Delegation;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Reply;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Forwarded;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stanza.StanzaReader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Section 4.3: one request on its way to a component and back. */
final class Handover {
    static final Name DELEGATION = Name.of(Delegation.NS, "delegation");
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Name FORWARDED = Name.of("urn:xmpp:forward:0", "forwarded");
    private static final Name IQ = Name.of(Namespaces.CLIENT, "iq");
    private static final StanzaError UNAVAILABLE = Condition.SERVICE_UNAVAILABLE.error();

    private final Iq request;
    private final Jid addressed;

    /**
     * @param addressed whom the request addresses, also where it does not say so
     */
    Handover(Iq request, Jid addressed) {
        this.request = request;
        this.addressed = addressed;
    }

    Reply to(Jid component) {
        Iq forward = Iq.request(Iq.Type.SET, "delegate", Element.of(DELEGATION, Forwarded.of(request)))
                .withFrom(addressed.domainJid())
                .withTo(component);
        return new Reply.Later(List.of(
                new Effect.Ask(forward, PATIENCE, answer -> List.of(new Effect.Answer(request, reply(answer))))));
    }

    /** N.B. 1 and 2: who is not there, is too slow, refuses or answers wrongly, is one that is not available. */
    private Reply reply(Iq answer) {
        return inside(answer)
                .filter(this::fits)
                .map(result -> result.payload().map(Reply::of).orElse(Reply.OK))
                .orElseGet(() -> Reply.error(UNAVAILABLE));
    }

    private static Optional<Iq> inside(Iq answer) {
        if (answer.type() != Iq.Type.RESULT) {
            return Optional.empty();
        }
        List<Element> inside = answer.payload()
                .filter(payload -> payload.is(DELEGATION))
                .flatMap(payload -> payload.first(FORWARDED))
                .map(Element::elements)
                .orElse(List.of());
        return inside.size() == 1
                        && inside.getFirst().is(IQ)
                        && StanzaReader.read(inside.getFirst()) instanceof Iq result
                ? Optional.of(result)
                : Optional.empty();
    }

    /** The XEP wants {@code from} to be whom was asked; its own examples 28, 32 and 36 leave it out. */
    private boolean fits(Iq result) {
        return result.type() == Iq.Type.RESULT
                && result.id().equals(request.id())
                && result.to().equals(request.from())
                && result.from().filter(from -> !from.equals(request.to().orElse(addressed))).isEmpty();
    }
}
