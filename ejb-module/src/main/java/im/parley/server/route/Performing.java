package im.parley.server.route;

import im.parley.server.session.BoundSession;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Session;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Performs the effects that features ask for. */
final class Performing {
    private final FeatureTable table;
    private final SessionIndex sessions;
    private final Domains domains;
    private final Questions questions;
    private final Router router;

    Performing(FeatureTable table, SessionIndex sessions, Domains domains, Questions questions, Router router) {
        this.table = table;
        this.sessions = sessions;
        this.domains = domains;
        this.questions = questions;
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
            case Effect.Send send -> onBehalf(send.stanza());
            case Effect.SendToAll all -> all.recipients().forEach(to -> onBehalf(all.stanza().withTo(to)));
            case Effect.SendAnyway send -> router.route(send.stanza());
            case Effect.Ask ask -> questions.begin(ask).ifPresent(router::route);
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

    private void onBehalf(Stanza stanza) {
        switch (stanza) {
            case Message message -> onBehalf(Message.class, message, table.messages().behalf());
            case Presence presence -> onBehalf(Presence.class, presence, table.presences().behalf());
            case Iq iq -> onBehalf(Iq.class, iq, table.iqs().behalf());
        }
    }

    private <S extends Stanza> void onBehalf(Class<S> kind, S stanza, List<Handlers.DeliveryFilter<S>> filters) {
        Jid from = stanza.header().from();
        if (filters.isEmpty() || from == null || from.local().isEmpty() || !domains.serves(from.domain())) {
            router.route(stanza);
            return;
        }
        Course<S> course = new Course<>(kind, stanza).to(from.bare(), filters);
        if (course.passed()) {
            router.route(course.stanza());
        }
        perform(course.effects());
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
