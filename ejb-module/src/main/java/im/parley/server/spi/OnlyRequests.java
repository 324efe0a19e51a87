package im.parley.server.spi;

import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.function.BiFunction;

/** What a service does that answers requests and nothing else: a message comes back, and presence says nothing to it. */
public final class OnlyRequests {
    /** To what such a service does not know. */
    public static final StanzaError UNKNOWN = Condition.SERVICE_UNAVAILABLE.error();

    private OnlyRequests() {}

    /**
     * Handles a stanza to the service.
     *
     * @param answer the answer to a request with that payload; may throw a {@link Refusal}
     */
    public static List<Effect> handle(Stanza stanza, BiFunction<Iq, Element, Iq> answer) {
        return switch (stanza) {
            case Iq iq when iq.isRequest() -> List.of(new Effect.Send(answered(iq, answer)));
            case Message message when !message.isError() && message.type() != Message.Type.HEADLINE ->
                List.of(new Effect.Send(message.errorReply(UNKNOWN)));
            case Message message -> List.of();
            case Presence presence -> List.of();
            case Iq iq -> List.of();
        };
    }

    private static Iq answered(Iq iq, BiFunction<Iq, Element, Iq> answer) {
        try {
            return answer.apply(iq, iq.payload().orElseThrow(() -> new Refusal(Condition.BAD_REQUEST.error())));
        } catch (Refusal refusal) {
            return iq.errorReply(refusal.error());
        }
    }
}
