package im.parley.server.route;

import im.parley.server.session.BoundSession;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Session;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Performs the effects that features ask for. */
final class Performing {
    private final SessionIndex sessions;
    private final Questions questions;
    private final Dispatch dispatch;
    private final Router router;

    Performing(SessionIndex sessions, Questions questions, Dispatch dispatch, Router router) {
        this.sessions = sessions;
        this.questions = questions;
        this.dispatch = dispatch;
        this.router = router;
    }

    /** Performs what features want done, in order. One that fails is logged and keeps none of the others back. */
    void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            try {
                perform(effect);
            } catch (RuntimeException thrown) {
                Trouble.log(thrown, "to perform an effect");
            }
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Send send -> dispatch.send(send.stanza());
            case Effect.SendToAll all -> dispatch.sendToAll(all.stanza(), all.recipients());
            case Effect.SendAnyway send -> router.route(send.stanza());
            case Effect.Ask ask -> questions.begin(ask).ifPresent(router::route);
            case Effect.Redirect redirect -> router.redirect(redirect.stanza(), redirect.to());
            case Effect.Answer answer -> router.reply(answer.request(), answer.reply());
            case Effect.AnswerAsOwner asked -> router.answerAsOwner(asked.request());
            case Effect.ToSession one -> local(one.session()).ifPresent(session -> session.deliver(one.stanza()));
            case Effect.ToSessions some -> each(
                    some.account(), some.matching(), session -> session.deliver(some.stanza().withTo(session.jid())));
            case Effect.ToSessionsAsIs some -> each(
                    some.account(), some.matching(), session -> session.deliver(some.stanza()));
            case Effect.End end -> local(end.session()).ifPresent(session -> {
                var _ = session.end(end.why());
            });
            case Effect.EndAll all -> each(all.account(), all.matching(), session -> {
                var _ = session.end(all.why());
            });
            case Effect.Raise raise -> router.raise(raise.event());
            case Effect.Afterwards afterwards -> perform(afterwards.more().get());
        }
    }

    private static Optional<BoundSession> local(Session session) {
        return session instanceof BoundSession bound ? Optional.of(bound) : Optional.empty();
    }

    private void each(Jid account, Predicate<Session> matching, Consumer<BoundSession> action) {
        for (BoundSession session : sessions.sessions(account.bare())) {
            if (!session.isLeaving() && matching.test(session)) {
                action.accept(session);
            }
        }
    }
}
