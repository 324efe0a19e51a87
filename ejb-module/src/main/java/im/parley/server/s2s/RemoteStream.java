package im.parley.server.s2s;

import im.parley.server.certs.PublishedKeys;
import im.parley.server.session.Strand;
import im.parley.server.session.Strands;
import im.parley.server.stream.BackPressure;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream with another server, whoever has opened it, from its first byte to its last. What comes in is handled on its
 * strand; stanzas are sent by any thread.
 */
final class RemoteStream implements StreamHandler {
    private static final System.Logger LOG = System.getLogger(RemoteStream.class.getName());
    private static final StreamError BUG = StreamError.of(StreamError.Condition.INTERNAL_SERVER_ERROR);
    private static final StreamError STUCK =
            StreamError.of(StreamError.Condition.CONNECTION_TIMEOUT, "what was sent is not taken");
    private static final int INBOUND = 1000;

    private final Connection connection;
    private final Federation federation;
    private final @Nullable Errand errand;
    private final Strand strand;
    private final Strands recipients;
    private final BackPressure pressure = new BackPressure(INBOUND);
    private final Standing standing;
    private final DialbackTalk dialback = new DialbackTalk(this);
    private final Acks acks = new Acks(this);
    private final Outflow outflow;
    private final PeerTerms terms = new PeerTerms();
    private final Instant begun = Instant.now();

    private volatile RemoteState state;
    private volatile String local = "";
    private volatile String remote = "";
    private volatile String id = "";
    private volatile long used = System.nanoTime();
    private volatile boolean proven;
    private boolean headerSent;
    /** Nothing waits behind what is processed. */
    private boolean alone;

    private RemoteStream(Connection connection, Federation federation, @Nullable Errand errand, RemoteState first) {
        this.connection = connection;
        this.federation = federation;
        this.errand = errand;
        this.strand = new Strand(federation.threads());
        this.recipients = new Strands(federation.threads());
        this.standing = new Standing(federation);
        this.outflow = new Outflow(this, acks);
        this.state = first;
    }

    /** A stream that another server has opened. */
    static RemoteStream incoming(Connection connection, Federation federation) {
        return new RemoteStream(connection, federation, null, new Answering(Optional.empty()));
    }

    /** A stream that this server opens for a pair of domains; it says hello at once. */
    static RemoteStream outgoing(Connection connection, Federation federation, Errand errand) {
        RemoteStream stream = new RemoteStream(connection, federation, errand, new Calling(false));
        stream.local = errand.pair().local();
        stream.remote = errand.pair().remote();
        stream.state = Calling.begin(stream, false);
        return stream;
    }

    // From the transport.

    @Override
    public void received(List<FirstLevel> batch) {
        strand.execute(() -> process(batch));
        pressure.arrived(batch.size(), connection);
    }

    private void process(List<FirstLevel> batch) {
        used = System.nanoTime();
        alone = batch.size() == 1 && strand.waiting() == 0;
        batch.forEach(this::process);
        pressure.processed(batch.size());
    }

    private void process(FirstLevel item) {
        try {
            enter(state.on(item, this));
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "Failed on what " + this + " sent", bug);
            enter(fail(BUG));
        }
    }

    @Override
    public void closed(CloseReason why) {
        strand.execute(() -> enter(end("the connection has ended: " + Over.word(why))));
    }

    /** Does something on the strand. */
    void later(Runnable work) {
        strand.execute(work);
    }

    /** What has ended stays so. */
    void enter(RemoteState next) {
        if (!(state instanceof Over)) {
            state = next;
        }
    }

    // What the states use, on the strand.

    Federation federation() {
        return federation;
    }

    Connection connection() {
        return connection;
    }

    Standing standing() {
        return standing;
    }

    DialbackTalk dialback() {
        return dialback;
    }

    Acks acks() {
        return acks;
    }

    Outflow outflow() {
        return outflow;
    }

    RemoteState state() {
        return state;
    }

    boolean isOver() {
        return state instanceof Over;
    }

    boolean isIncoming() {
        return errand == null;
    }

    PeerTerms terms() {
        return terms;
    }

    boolean isBidirectional() {
        return terms.isBidirectional();
    }

    /** Whether the other server may send stanzas here at all. */
    boolean mayReceive() {
        return isIncoming() || isBidirectional();
    }

    String local() {
        return local;
    }

    String remote() {
        return remote;
    }

    String id() {
        return id;
    }

    DomainPair pair() {
        return new DomainPair(local, remote);
    }

    long idleNanos() {
        return System.nanoTime() - Math.max(used, outflow.used());
    }

    /** Whether the other server has proven a domain to this one. */
    boolean isProven() {
        return proven;
    }

    /** Looks whether the other server takes and answers what it is sent; by the clock. */
    void heed() {
        long limit = federation.options().timeouts().acknowledge().toNanos();
        if (outflow.isOverdue(limit)) {
            later(() -> enter(fail(STUCK)));
        } else if (dialback.isAsking()) {
            later(() -> dialback.expire(limit));
        }
    }

    void send(Element nonza) {
        connection.send(new FirstLevel.Nonza(nonza));
    }

    void header(StreamHeader header) {
        headerSent = true;
        connection.send(new FirstLevel.Open(header));
    }

    void named(String ours, String theirs, String streamId) {
        local = ours;
        remote = theirs;
        id = streamId;
    }

    /** The next thing the other server sends is a new header. */
    RemoteState reopen(RemoteState next) {
        headerSent = false;
        return next;
    }

    // Turning points.

    /** What is wrong with the certificate of the called server; a key that DNS has needs nobody else (RFC 7673). */
    Optional<String> objection() {
        boolean published = errand != null && PublishedKeys.include(errand.keys(), connection.facts());
        return published ? Optional.empty() : federation.objection(connection.facts(), remote);
    }

    /** The called server is ready to be asked about keys. */
    void ready() {
        if (errand != null) {
            errand.outgoing().ready(this);
        }
    }

    /** The called server believes that this one is the first of a pair: what waits can go. */
    RemoteState authorized(DomainPair pair) {
        if (isBidirectional()) {
            standing.admit(pair); // XEP-0288 section 2.2: the inverse of the pair
        }
        if (terms.offersAcks()) {
            acks.request();
        }
        federation.opened(pair, this);
        if (errand != null) {
            errand.succeeded();
        }
        return new Talking(0);
    }

    /** The calling server has proven a domain by its certificate. */
    RemoteState established(RemoteState next) {
        return believed(pair(), next, () -> {});
    }

    /** The calling server has proven a domain; that holds before it hears of it. */
    RemoteState believed(DomainPair pair, RemoteState next, Runnable telling) {
        proven = true;
        telling.run();
        if (isBidirectional() && isIncoming()) {
            federation.opened(pair, this);
        }
        return next;
    }

    /** The called server does not let this one send for a pair. */
    void refused(DomainPair pair, StanzaError why) {
        if (errand != null && errand.pair().equals(pair)) {
            errand.refused(why);
            enter(close());
        }
    }

    /** Gives a stanza of the other server to whom it is for. */
    void pass(Stanza stanza, Jid whom) {
        acks.received();
        pressure.arrived(1, connection);
        recipients.execute(whom, alone, () -> {
            try {
                federation.router().route(stanza);
            } catch (RuntimeException bug) {
                LOG.log(Level.ERROR, "Failed on what " + this + " sent", bug);
                later(() -> enter(fail(BUG)));
            } finally {
                pressure.processed(1);
            }
        });
    }

    /** Does something when all that has come is where it is to be. */
    void whenPassed(Runnable then) {
        recipients.whenDone(then);
    }

    // The end.

    /** Closes a stream that nobody uses, and takes what is still on its way (XEP-0190). */
    void leave() {
        part(() -> {});
    }

    /** Closes a stream that could go on; what it carries either counts or is sent again, but not both. */
    void leave(StreamError why) {
        switch (state) {
            case Talking talking -> part(() -> connection.send(new FirstLevel.Fault(why, false)));
            case Parting parting -> {} // the transport does not wait for ever
            default -> enter(fail(why));
        }
    }

    private void part(Runnable last) {
        outflow.stop();
        if (!isOver() && !(state instanceof Parting)) {
            enter(new Parting());
            conclude(last);
        }
    }

    /** Tells what has come before the end of the stream, so that it is not sent again (XEP-0198 section 4). */
    private void conclude(Runnable last) {
        acks.conclude(() -> {
            last.run();
            connection.close();
        });
    }

    /** This place does not do; another one may. */
    RemoteState give(String why) {
        connection.close();
        return end(why);
    }

    /** Ends the stream with an error; the header goes before it if it was not sent yet (RFC 6120 section 4.9.1.2). */
    RemoteState fail(StreamError error) {
        if (!headerSent) {
            header(new StreamHeader(
                    StreamHeader.Kind.SERVER, Optional.empty(), Optional.empty(), "0", "1.0", "en"));
        }
        conclude(() -> connection.send(new FirstLevel.Fault(error, false)));
        return end("ended with " + error.condition().elementName().local() + ' ' + error.text());
    }

    /** The other server reports an error. */
    RemoteState close(StreamError error) {
        conclude(() -> {});
        String why = remote + " says " + error.condition().elementName().local() + ' ' + error.text();
        if (errand != null && error.condition() == StreamError.Condition.HOST_UNKNOWN) {
            errand.refused(StanzaError.Condition.REMOTE_SERVER_NOT_FOUND.because(why.strip()));
        }
        return end(why.strip());
    }

    /** The other server has closed the stream, or nothing is to be said any more (XEP-0190). */
    RemoteState close() {
        conclude(() -> {});
        return end("the other server has closed the stream");
    }

    private RemoteState end(String why) {
        if (state instanceof Over) {
            return state;
        }
        state = new Over();
        LOG.log(Level.DEBUG, () -> this + ": " + why);
        federation.ended(this, outflow.end());
        outflow.settle();
        dialback.over();
        if (errand != null) {
            errand.failed(why);
        }
        return state;
    }

    // For the administrator.

    Instant begun() {
        return begun;
    }

    /** Who has asked for this stream, if this server has opened it. */
    Optional<Outgoing> opener() {
        return Optional.ofNullable(errand).map(Errand::outgoing);
    }

    @Override
    public String toString() {
        return (isIncoming() ? "the stream from " : "the stream to ")
                + (remote.isEmpty() ? "a server" : remote) + " at " + connection.facts().remote();
    }
}
