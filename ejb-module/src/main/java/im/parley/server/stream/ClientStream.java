package im.parley.server.stream;

import im.parley.server.session.BoundSession;
import im.parley.server.session.Strand;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.StreamView;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Facts;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.sasl.SaslError;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client's stream from its first byte to its last: takes what the transport read to its strand, where the current
 * {@link StreamState} handles it.
 */
public final class ClientStream implements StreamHandler, StreamView, BoundSession.Carrier {
    private static final System.Logger LOG = System.getLogger(ClientStream.class.getName());

    private static final int MECHANISMS_PER_LOGIN = 8;

    private final Connection connection;
    private final StreamServices services;
    private final Strand strand;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicBoolean paused = new AtomicBoolean();
    private StreamState state = new Opening(Optional.empty());
    private String domain;
    private String lang = "";
    private int failedLogins;
    private boolean headerSent;

    /** A stream that begins on a new connection. */
    public ClientStream(Connection connection, StreamServices services) {
        this.connection = connection;
        this.services = services;
        this.strand = new Strand(services.threads());
        this.domain = services.domains().defaultDomain();
    }

    @Override
    public void received(List<FirstLevel> batch) {
        strand.execute(() -> process(batch));
        if (pending.addAndGet(batch.size()) > services.options().inboundLimit() && paused.compareAndSet(false, true)) {
            connection.pauseReading();
            resumeWhenDrained(); // the strand may have finished before this thread said that reading is paused
        }
    }

    private void resumeWhenDrained() {
        if (pending.get() <= services.options().inboundLimit() / 2 && paused.compareAndSet(true, false)) {
            connection.resumeReading();
        }
    }

    private void process(List<FirstLevel> batch) {
        for (FirstLevel item : batch) {
            try {
                state = state.on(item, this);
            } catch (RuntimeException bug) {
                LOG.log(System.Logger.Level.ERROR, "Failed on what " + describe() + " sent", bug);
                state = fail(StreamError.of(StreamError.Condition.INTERNAL_SERVER_ERROR));
            }
        }
        pending.addAndGet(-batch.size());
        resumeWhenDrained();
    }

    @Override
    public void closed(CloseReason why) {
        strand.execute(() -> {
            LOG.log(System.Logger.Level.DEBUG, () -> describe() + " is gone: " + why);
            state = leave();
        });
    }

    // What the states use, always on the strand.

    StreamServices services() {
        return services;
    }

    Connection connection() {
        return connection;
    }

    void send(Element nonza) {
        connection.send(new FirstLevel.Nonza(nonza));
    }

    void send(Stanza stanza) {
        connection.send(stanza);
    }

    /** Answers the peer's header (RFC 6120 section 4.7). */
    void open(String servedDomain, Optional<Jid> peer, String peerLang) {
        domain = servedDomain;
        lang = peerLang;
        header(peer);
    }

    private void header(Optional<Jid> peer) {
        connection.send(new FirstLevel.Open(new StreamHeader(
                StreamHeader.Kind.CLIENT,
                Optional.of(Jid.prepared("", domain)),
                peer,
                Tokens.next(),
                "1.0",
                "en")));
        headerSent = true;
    }

    /** The next thing the peer sends is a new header: after STARTTLS and after log-in. */
    StreamState reopen(Optional<Jid> account) {
        headerSent = false;
        return new Opening(account);
    }

    /** Ends the stream with an error; the header goes before it if it was not sent yet (section 4.9.1.2). */
    StreamState fail(StreamError error) {
        if (!headerSent) {
            header(Optional.empty());
        }
        connection.send(new FirstLevel.Fault(error, false));
        connection.close();
        return leave();
    }

    /** Ends the stream because the peer closed it (section 4.4). */
    StreamState close() {
        connection.close();
        return leave();
    }

    private StreamState leave() {
        if (state instanceof Bound bound && services.sessions().remove(bound.session())) {
            services.router().raise(new ServerEvent.SessionEnded(bound.session()));
        }
        return new Ended();
    }

    /**
     * Counts a failed log-in; true when it was the last that is allowed. A client that tries one mechanism after the
     * other until it finds one that works for both has shown no wrong password, so it may try more often.
     */
    boolean loginFailed(SaslError why) {
        failedLogins += why == SaslError.NOT_AUTHORIZED ? MECHANISMS_PER_LOGIN : 1;
        return failedLogins >= services.options().loginAttempts() * MECHANISMS_PER_LOGIN;
    }

    /** {@code xml:lang} of the stream, the default for its stanzas (section 4.7.4). */
    String lang() {
        return lang;
    }

    BoundSession session(Jid jid) {
        return new BoundSession(jid, this, strand);
    }

    String describe() {
        Object who = state instanceof Bound bound ? bound.session() : "a client";
        return who + " at " + connection.facts().remote();
    }

    // StreamView

    @Override
    public String domain() {
        return domain;
    }

    @Override
    public Facts facts() {
        return connection.facts();
    }

    @Override
    public boolean authenticated() {
        return state.authenticated();
    }

    // BoundSession.Carrier

    @Override
    public void deliver(Stanza stanza, BoundSession session) {
        if (strand.waiting() > services.options().deliveryLimit()) {
            state = fail(StreamError.of(StreamError.Condition.RESOURCE_CONSTRAINT, "too many stanzas wait for you"));
            return;
        }
        services.router().held(stanza, session).ifPresent(connection::send);
    }

    @Override
    public CompletableFuture<Void> end(StreamError why) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        strand.execute(() -> {
            try {
                if (!(state instanceof Ended)) {
                    state = fail(why);
                }
            } finally {
                done.complete(null);
            }
        });
        return done;
    }
}
