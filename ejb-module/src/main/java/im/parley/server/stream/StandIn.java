package im.parley.server.stream;

import im.parley.server.session.BoundSession;
import im.parley.server.session.Copies;
import im.parley.server.session.Outbox;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Login;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Facts;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stream.StreamError;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A session without a client: nobody is at the other end of its connection. What is for somebody goes on to the user's
 * other resources or waits for them, and requests are answered as a client does that knows nothing (RFC 6120 section
 * 8.4).
 */
final class StandIn implements Connection {
    private static final String LISTENER = "stand-in";
    private static final InetSocketAddress NOWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final StanzaError NOBODY_THERE = Condition.SERVICE_UNAVAILABLE.error();

    private final StreamServices services;
    private final Consumer<StandIn> gone;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ClientStream stream;
    private volatile @Nullable BoundSession session;

    /** With nobody yet; says once that it has ended. */
    StandIn(StreamServices services, Consumer<StandIn> gone) {
        this.services = services;
        this.gone = gone;
        services.counters().connected(LISTENER);
        this.stream = new ClientStream(this, services);
    }

    /**
     * Takes a resource, if no client has it. A client that wants it later gets it, as if this were the rest of a session
     * whose connection is lost.
     *
     * @return why it cannot be had
     */
    Optional<String> begin(Jid user, Login login) {
        return stream.ask(() -> bind(user, login)).join();
    }

    private Optional<String> bind(Jid user, Login login) {
        stream.open(user.domain(), Peer.known(user.bare()), "");
        stream.loggedIn(login);
        BoundSession made = stream.session(user, login);
        made.connected(false);
        return switch (services.sessions().add(made, services.options().resources())) {
            case SessionIndex.Outcome.Added added -> {
                session = made;
                stream.enter(Binding.begin(made, stream));
                yield Optional.empty();
            }
            case SessionIndex.Outcome.Full full -> Optional.of("the account has as many sessions as it may");
            case SessionIndex.Outcome.Taken taken -> Optional.of("a client has the resource " + user.resource());
        };
    }

    /** What it has said last. */
    Optional<Presence> presence() {
        return Optional.ofNullable(session).flatMap(BoundSession::presence);
    }

    /** Whether it is still there. */
    boolean isThere() {
        return !ended.get();
    }

    /** Says it, as the client would; completes when contacts have been told. */
    CompletableFuture<Void> say(Presence presence) {
        stream.received(List.of(presence));
        return stream.ask(() -> true).thenAccept(_ -> {});
    }

    /** Says it and leaves, as the client would; completes when the session is not found any more. */
    CompletableFuture<Void> leave(Presence farewell) {
        stream.received(List.of(farewell, new FirstLevel.Close()));
        return stream.end(StreamError.of(StreamError.Condition.RESET));
    }

    // Connection

    @Override
    public Facts facts() {
        return new Facts(LISTENER, NOWHERE, NOWHERE, Optional.empty());
    }

    @Override
    public void send(FirstLevel out) {
        BoundSession present = session;
        switch (out) {
            case Iq iq when iq.isRequest() && !ended.get() -> stream.received(List.of(iq.errorReply(NOBODY_THERE)));
            case Message message when present != null -> services.router()
                    .undelivered(new Outbox.Unacknowledged(message, Copies.SOLE, System.currentTimeMillis()), present);
            case FirstLevel other -> {} // nobody reads it
        }
    }

    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            gone.accept(this);
            stream.closed(CloseReason.STREAM_CLOSED);
        }
    }

    @Override
    public void startTls(TlsIdentity identity) {
        // Nothing is sent that could be overheard.
    }

    @Override
    public void restart() {
        // There is no text of a stream.
    }

    @Override
    public void authenticated() {
        // There are no limits before that.
    }

    @Override
    public void pauseReading() {
        // Only the server speaks here, and waits for what it has said.
    }

    @Override
    public void resumeReading() {
        // As above.
    }
}
