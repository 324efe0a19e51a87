package im.parley.server.route;

import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.Target;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers requests to the server and its accounts by the handlers of the features. */
final class Requests {
    private static final StanzaError UNKNOWN = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError NO_PAYLOAD = Condition.BAD_REQUEST.because("a request needs exactly one child");

    private final FeatureTable table;
    private final Questions questions;
    private final List<Hook.StandIn> standIns;

    Requests(FeatureTable table, Questions questions) {
        this.table = table;
        this.questions = questions;
        this.standIns = table.hooks(Hook.StandIn.class);
    }

    /** Whether a feature handles it. */
    boolean knows(Iq request, Target target) {
        return request.payload()
                .flatMap(payload -> table.handler(request.type(), payload, target))
                .isPresent();
    }

    /** Whether a feature handles it in place of the service at that domain. */
    boolean claims(Iq request, Jid domain) {
        return request.payload()
                .flatMap(payload -> table.claimed(request.type(), payload, domain))
                .isPresent();
    }

    /** The answer to a request that {@link #claims} says yes to. */
    Reply answerClaimed(Iq request, Requester requester) {
        return answer(request, () -> request.payload()
                .flatMap(payload -> table.claimed(request.type(), payload, requester.addressed())), requester);
    }

    /** The answer; {@code service-unavailable} when no feature handles it (RFC 6120 section 8.4). */
    Reply answer(Iq request, Target target, Requester requester) {
        return answer(
                request,
                () -> standIn(request, target, requester).or(() -> request.payload()
                        .flatMap(payload -> table.handler(request.type(), payload, target))),
                requester);
    }

    /** Whoever takes the request in place of the features. */
    private Optional<Handlers.IqHandler> standIn(Iq request, Target target, Requester requester) {
        for (Hook.StandIn standIn : standIns) {
            Optional<Reply> taken =
                    standIn.replacement().take(request, target, requester, questions.actor(request));
            if (taken.isPresent()) {
                return taken.map(reply -> (iq, sender) -> reply);
            }
        }
        return Optional.empty();
    }

    private static Reply answer(Iq request, Supplier<Optional<Handlers.IqHandler>> handlers, Requester requester) {
        Element payload = request.payload().orElse(null);
        if (payload == null) {
            return Reply.error(NO_PAYLOAD);
        }
        try {
            return handlers.get()
                    .map(handler -> handler.handle(request, requester))
                    .orElseGet(() -> Reply.error(UNKNOWN));
        } catch (RuntimeException thrown) {
            return Reply.error(Trouble.error(thrown, "to answer " + payload.name()));
        }
    }

    /** The stanza of a reply. */
    static Iq stanza(Iq request, Reply reply) {
        return switch (reply) {
            case Reply.Result result -> result.payload().map(request::result).orElseGet(request::result);
            case Reply.Failure failure -> (failure.echo() ? request : request.with(Content.EMPTY))
                    .errorReply(failure.error());
            case Reply.Later later -> throw new IllegalStateException("there is no answer yet");
        };
    }
}
