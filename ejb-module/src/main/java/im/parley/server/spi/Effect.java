package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Something that a feature wants done. Features return effects; the router performs them, in their order. */
public sealed interface Effect {

    /**
     * Routes a stanza that the server makes on behalf of a local account or of itself. It must carry {@code from} and
     * {@code to}; filters of delivery and {@link Hook.OnBehalf} judge it, filters of sending do not.
     */
    record Send(Stanza stanza) implements Effect {}

    /** The same past {@link Hook.OnBehalf}: the farewell to somebody who is to hear nothing more. */
    record SendAnyway(Stanza stanza) implements Effect {}

    /**
     * Routes a stanza to each of these. It must carry {@code from}; its content is encoded once for all. The list must not
     * change.
     */
    record SendToAll(Stanza stanza, List<Jid> recipients) implements Effect {}

    /**
     * Routes a request that the server makes on behalf of a local account or of itself, and hears of the answer. It must
     * carry {@code to}, and in {@code from} the bare JID of an account or a served domain; its id is replaced.
     *
     * @param patience how long to wait; after that the answer is {@code remote-server-timeout}
     * @param actor who wants that, when it is an external component that acts for the account
     * @param then called once, with a result or an error
     */
    record Ask(Iq request, Duration patience, Optional<Jid> actor, Answered then) implements Effect {
        /** The server itself wants it. */
        public Ask(Iq request, Duration patience, Answered then) {
            this(request, patience, Optional.empty(), then);
        }
    }

    /**
     * Gives a stanza as it is to the component or the service at another domain; if nobody of this installation is there,
     * its sender is told so.
     */
    record Redirect(Stanza stanza, Optional<Jid> to) implements Effect {}

    /** Answers a request that was left open with {@link Reply.Later}. */
    record Answer(Iq request, Reply reply) implements Effect {}

    /**
     * Answers a request of another entity as if the owner of the account that it is addressed to had made it.
     *
     * @param request to a bare address here
     */
    record AnswerAsOwner(Iq request) implements Effect {}

    /** Hears of an answer. May wait for a store; the effects are performed afterwards. */
    @FunctionalInterface
    interface Answered {
        /** The answer, which comes from whom was asked. */
        List<Effect> on(Iq answer);
    }

    /** Gives a stanza to one session, past the choice of resources. It must carry {@code to}. */
    record ToSession(Session session, Stanza stanza) implements Effect {}

    /**
     * Gives a stanza to those sessions of an account that match, each addressed by its full JID.
     *
     * @param account a local bare JID
     */
    record ToSessions(Jid account, Predicate<Session> matching, Stanza stanza) implements Effect {}

    /** Gives a stanza as it is, the address included, to those sessions of an account that match. */
    record ToSessionsAsIs(Jid account, Predicate<Session> matching, Stanza stanza) implements Effect {}

    /** Ends the stream of a session with an error. */
    record End(Session session, StreamError why) implements Effect {}

    /** Ends the streams of those sessions of an account that match with an error. */
    record EndAll(Jid account, Predicate<Session> matching, StreamError why) implements Effect {}

    /** Asks for more effects, once those before it are performed. May wait for a store. */
    record Afterwards(Supplier<List<Effect>> more) implements Effect {}

    /** Tells the features that listen for it. */
    record Raise(ServerEvent event) implements Effect {}
}
