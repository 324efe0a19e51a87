package im.parley.server.stream;

import im.parley.server.session.BoundSession;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.ServerEvent;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Logged in, no resource yet: resource binding, RFC 6120 section 7.
 *
 * @param account the bare JID that has logged in
 */
record Binding(Jid account) implements StreamState {
    static final Name BIND = Name.of(Namespaces.BIND, "bind");
    private static final Name RESOURCE = Name.of(Namespaces.BIND, "resource");
    private static final Name JID = Name.of(Namespaces.BIND, "jid");
    private static final StreamError NOT_BOUND =
            StreamError.of(Condition.NOT_AUTHORIZED, "bind a resource first");
    private static final StanzaError BAD_RESOURCE =
            StanzaError.Condition.BAD_REQUEST.because("the resource has forbidden characters or is too long");
    private static final StanzaError TOO_MANY =
            StanzaError.Condition.RESOURCE_CONSTRAINT.because("the account has as many sessions as it may");
    private static final StanzaError TAKEN = StanzaError.Condition.CONFLICT.because("the resource is in use");
    private static final StreamError REPLACED = StreamError.of(Condition.CONFLICT, "replaced by a new session");
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);

    @Override
    public StreamState on(FirstLevel item, ClientStream stream) {
        return switch (item) {
            case Iq iq when iq.type() == Iq.Type.SET && iq.child(BIND).isPresent() -> bind(iq, stream);
            case Stanza stanza -> stream.fail(NOT_BOUND); // section 7.1
            case FirstLevel.Rejected rejected -> stream.fail(NOT_BOUND);
            case FirstLevel.Nonza nonza -> StreamManagement.concerns(nonza.element())
                    ? StreamManagement.beforeBind(nonza.element(), this, stream)
                    : stream.fail(NOT_BOUND);
            case FirstLevel.Open open -> stream.fail(StreamError.of(Condition.BAD_FORMAT));
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
        };
    }

    private StreamState bind(Iq request, ClientStream stream) {
        String wanted = request.child(BIND).map(bind -> bind.textOf(RESOURCE)).orElse("");
        Jid jid;
        try {
            jid = account.withResource(wanted.isEmpty() ? Tokens.next() : wanted);
        } catch (InvalidJid malformed) {
            stream.send(request.errorReply(BAD_RESOURCE)); // section 7.7.2.1
            return this;
        }
        return enter(request, jid, stream);
    }

    private StreamState enter(Iq request, Jid jid, ClientStream stream) {
        BoundSession session = stream.session(jid, stream.login().orElseThrow());
        StreamOptions options = stream.services().options();
        return switch (stream.services().sessions().add(session, options.resources())) {
            case SessionIndex.Outcome.Added added -> bound(request, session, stream);
            case SessionIndex.Outcome.Full full -> roomMade(account, stream)
                    ? enter(request, jid, stream)
                    : refuse(request, TOO_MANY, stream); // section 7.6.2.1
            // A client that does not resume its former session does not want it.
            case SessionIndex.Outcome.Taken taken when !taken.by().isConnected() ->
                replace(taken.by(), request, jid, stream);
            case SessionIndex.Outcome.Taken taken -> switch (options.conflict()) { // section 7.7.2.2
                case REPLACE_OLD -> replace(taken.by(), request, jid, stream);
                case REFUSE_NEW -> refuse(request, TAKEN, stream);
                case RENAME_NEW -> enter(request, account.withResource(Tokens.next()), stream);
            };
        };
    }

    private StreamState replace(BoundSession old, Iq request, Jid jid, ClientStream stream) {
        farewell(old);
        return enter(request, jid, stream);
    }

    /** Ends a session that waits for its client to come back, of several the one bound first; false without any. */
    static boolean roomMade(Jid account, ClientStream stream) {
        Optional<BoundSession> away = Arrays.stream(stream.services().sessions().sessions(account))
                .filter(session -> !session.isConnected())
                .min(Comparator.comparing(BoundSession::since));
        away.ifPresent(Binding::farewell);
        return away.isPresent();
    }

    private StreamState refuse(Iq request, StanzaError error, ClientStream stream) {
        stream.send(request.errorReply(error));
        return this;
    }

    /** Waits until the old session has told its contacts, so that they hear of the new one afterwards. */
    static void farewell(BoundSession old) {
        CompletableFuture<Void> gone = old.end(REPLACED);
        gone.orTimeout(LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private StreamState bound(Iq request, BoundSession session, ClientStream stream) {
        stream.send(request.result(
                Element.of(BIND, Element.text(JID, session.jid().toString()))));
        return begin(session, stream);
    }

    /** The client knows its address: the session begins. */
    static StreamState begin(BoundSession session, ClientStream stream) {
        stream.services().router().raise(new ServerEvent.SessionBound(session));
        return new Bound(session);
    }

    @Override
    public boolean authenticated() {
        return true;
    }
}
