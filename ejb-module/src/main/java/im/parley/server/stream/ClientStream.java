package im.parley.server.stream;

import im.parley.server.session.BoundSession;
import im.parley.server.session.Copies;
import im.parley.server.session.Outbox;
import im.parley.server.session.Strand;
import im.parley.server.spi.Login;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.StreamView;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Facts;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client's stream from its first byte to its last: takes what the transport read to its strand, where the current
 * {@link StreamState} handles it.
 */
public final class ClientStream implements StreamHandler, StreamView, BoundSession.Carrier {
    private static final System.Logger LOG = System.getLogger(ClientStream.class.getName());

    private static final StreamError TOO_MANY =
            StreamError.of(StreamError.Condition.RESOURCE_CONSTRAINT, "too many stanzas wait for you");
    private final StreamServices services;
    private final Strand strand;
    private final BackPressure pressure;
    private final Tries tries;
    private final Connections connections;
    /** The stream that took over the first connection because it goes on there. */
    private volatile @Nullable ClientStream heir;

    private volatile @Nullable Continuity continuity;
    private final Leftovers leftovers = new Leftovers();
    private StreamState state = new Opening(Optional.empty());
    private String domain;
    private String lang = "";
    private Peer peer = Peer.NOBODY;
    /** How the client has logged in: what is offered from then on is for one who has. */
    private Optional<Login> login = Optional.empty();
    private boolean headerSent;
    private int batches; // how many have come; exactness does not matter
    /** Completes when the session that has ended is found no more. */
    private CompletableFuture<Void> gone = CompletableFuture.completedFuture(null);

    /** A stream that begins on a new connection. */
    public ClientStream(Connection connection, StreamServices services) {
        this.connections = new Connections(connection);
        this.services = services;
        this.strand = new Strand(services.threads());
        this.pressure = new BackPressure(services.options().inboundLimit());
        this.tries = new Tries(services.options().loginAttempts());
        this.domain = services.domains().defaultDomain();
    }

    @Override
    public void received(List<FirstLevel> batch) {
        ClientStream successor = heir;
        if (successor == null) {
            received(batch, connections.own());
        } else {
            // Over the own strand, behind what may still wait there from before; it is free as a rule.
            strand.runOrQueue(() -> successor.received(batch, connections.own()));
        }
    }

    /** Takes what came over a connection, which may be one that the session was resumed on. */
    void received(List<FirstLevel> batch, Connection source) {
        strand.execute(services.counters().strandDelays().sampled(batches++, () -> process(batch, source)));
        pressure.arrived(batch.size(), source);
    }

    private void process(List<FirstLevel> batch, Connection source) {
        for (FirstLevel item : batch) {
            // What a replaced connection still brings was not handled: it is sent again.
            if (connections.isCurrent(source)) {
                process(item);
            }
        }
        pressure.processed(batch.size());
        ClientStream successor = heir;
        if (successor != null) {
            successor.pressure.confirm(connections.own());
        }
    }

    private void process(FirstLevel item) {
        StreamState next;
        try {
            next = state.on(item, this);
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "Failed on what " + describe() + " sent", bug);
            next = fail(StreamError.of(StreamError.Condition.INTERNAL_SERVER_ERROR));
        }
        enter(next);
    }

    /** What has ended, perhaps while an item was handled, stays so. */
    void enter(StreamState next) {
        if (!(state instanceof Ended)) {
            state = next;
        }
    }

    @Override
    public void silent() {
        ClientStream carrying = heir == null ? this : heir;
        carrying.strand.execute(() -> SignOfLife.want(carrying));
    }

    @Override
    public void undelivered(List<Unsent> left) {
        strand.execute(() -> leftovers.add(left));
    }

    @Override
    public void closed(CloseReason why) {
        services.counters().disconnected(connections.own().facts().listener());
        strand.execute(() -> {
            if (state instanceof Resumed resumed) {
                resumed.heir().strand.execute(() -> resumed.heir().gone(connections.own(), why));
            } else {
                gone(connections.own(), why);
            }
        });
    }

    private void gone(Connection which, CloseReason why) {
        if (!connections.ended(which) || state instanceof Ended) {
            return;
        }
        LOG.log(System.Logger.Level.DEBUG, () -> describe() + " is gone: " + why);
        Continuity kept = continuity;
        if (state instanceof Bound bound && kept != null && kept.isResumable()) {
            detach(bound.session(), kept);
        } else {
            enter(leave());
        }
    }

    // Stream management, XEP-0198.

    /** Waits for the client to come back (section 7: a stream that was not closed is unfinished). */
    private void detach(BoundSession session, Continuity kept) {
        kept.detached();
        services.router().raise(new ServerEvent.SessionDetached(session, kept.unacknowledged()));
    }

    /** The client did not come back in time. */
    void expired() {
        enter(leave());
    }

    /** What the session keeps in case its connection breaks, if the client has asked for that. */
    Optional<Continuity> continuity() {
        return Optional.ofNullable(continuity);
    }

    void manage(Continuity kept) {
        continuity = kept;
    }

    /** What the session of this stream keeps, if it can be resumed by that identifier. */
    Optional<Continuity> resumable(String id) {
        return continuity().filter(kept -> kept.isResumable() && kept.id().equals(id));
    }

    /** Goes on at the connection of another stream, which passes on what comes in there. */
    void moveTo(ClientStream newcomer) {
        connections.moveTo(newcomer.connections.own(), session().map(BoundSession::isConnected).orElse(false));
        lang = newcomer.lang;
        newcomer.heir = this;
    }

    /** More waits for the client than may. */
    void overflow(StreamError why) {
        enter(fail(why));
    }

    /** Does something on the strand; may be called from any other one. */
    <T> CompletableFuture<T> ask(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, strand::execute);
    }

    /** Does something on the strand after a while. */
    Future<?> later(Duration delay, Runnable work) {
        return services.timer().schedule(() -> strand.execute(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    // What the states use, always on the strand.

    StreamServices services() {
        return services;
    }

    Connection connection() {
        return connections.current();
    }

    void send(Element nonza) {
        connection().send(new FirstLevel.Nonza(nonza));
    }

    void send(Stanza stanza) {
        send(stanza, Copies.SOLE);
    }

    private void send(Stanza stanza, Copies copies) {
        services.counters().sent(stanza);
        Continuity kept = continuity;
        if (kept == null) {
            connection().send(stanza);
            copies.arrived();
        } else {
            kept.send(stanza, copies);
        }
    }

    /** A stanza of the client is processed. */
    void handled() {
        Continuity kept = continuity;
        if (kept != null) {
            kept.handledOne();
        }
    }

    /** Answers the peer's header (RFC 6120 section 4.7). */
    void open(String servedDomain, Peer who, String peerLang) {
        domain = servedDomain;
        lang = peerLang;
        peer = who;
        header(who.jid());
    }

    private void header(Optional<Jid> to) {
        connection().send(Opening.answer(domain, to));
        headerSent = true;
    }

    /** The next thing the peer sends is a new header: after STARTTLS and after log-in. */
    StreamState reopen(Optional<Jid> account) {
        headerSent = false;
        return new Opening(account);
    }

    /** Ends the stream with an error; the header goes before it if it was not sent yet (section 4.9.1.2). */
    StreamState fail(StreamError error) {
        services.counters().failed(error);
        if (!headerSent) {
            header(Optional.empty());
        }
        connection().send(new FirstLevel.Fault(error, false));
        connection().close();
        return leave();
    }

    /** Ends the stream because the peer closed it (section 4.4). When it gets its answer, all have been told. */
    StreamState close() {
        StreamState left = leave();
        connection().close();
        return left;
    }

    /** Ends the session. What its client has not got goes its way before anything that comes later. */
    private StreamState leave() {
        if (state instanceof Bound bound && bound.session().leave()) {
            state = new Ended();
            gone = new CompletableFuture<>();
            Continuity kept = continuity;
            if (kept == null) {
                leftovers.redirect(bound.session(), services);
            } else {
                services.departures().add(kept);
                kept.ended();
            }
            services.router().raise(new ServerEvent.SessionEnded(bound.session()));
            disappear(bound.session());
        }
        return new Ended();
    }

    /** What others had given to the session before they could know that it ends, goes its way first. */
    private void disappear(BoundSession session) {
        if (strand.waiting() > 0) {
            strand.execute(() -> disappear(session));
        } else {
            services.sessions().remove(session);
            gone.complete(null);
        }
    }

    Tries tries() {
        return tries;
    }

    /** The log-in is complete. */
    void loggedIn(Login how) {
        login = Optional.of(how);
    }

    Optional<Login> login() {
        return login;
    }

    Peer peer() {
        return peer;
    }

    /** {@code xml:lang} of the stream, the default for its stanzas (section 4.7.4). */
    String lang() {
        return lang;
    }

    BoundSession session(Jid jid, Login how) {
        BoundSession session = new BoundSession(jid, this, strand);
        session.put(Login.OF, how);
        return session;
    }

    /** The session that this stream carries now. */
    Optional<BoundSession> session() {
        return state instanceof Bound bound ? Optional.of(bound.session()) : Optional.empty();
    }

    String describe() {
        return session().map(Object::toString).orElse("a client") + " at " + connection().facts().remote();
    }

    // StreamView

    @Override
    public String domain() {
        return domain;
    }

    @Override
    public Facts facts() {
        return connection().facts();
    }

    @Override
    public boolean authenticated() {
        return login.isPresent() || state.authenticated();
    }

    @Override
    public boolean counted() {
        return continuity != null || heir != null;
    }

    // BoundSession.Carrier

    @Override
    public void deliver(Stanza stanza, Copies copies, BoundSession session) {
        if (strand.waiting() > services.options().deliveryLimit() && !(state instanceof Ended)) {
            overflow(TOO_MANY);
        }
        if (state instanceof Ended) { // the session was still found when it was chosen
            long now = System.currentTimeMillis();
            services.router().undelivered(new Outbox.Unacknowledged(stanza, copies, now), session);
            return;
        }
        Optional<? extends Stanza> passed = services.router().held(stanza, session);
        if (passed.isPresent()) {
            send(passed.get(), copies);
        }
    }

    @Override
    public void together(Runnable deliveries) {
        Continuity kept = continuity;
        connection().together(kept == null ? deliveries : () -> kept.together(deliveries));
    }

    @Override
    public CompletableFuture<Void> end(StreamError why) {
        Runnable ending = () -> {
            if (!(state instanceof Ended)) {
                enter(fail(why));
            }
        };
        return CompletableFuture.runAsync(ending, strand::execute).thenCompose(_ -> gone);
    }
}
