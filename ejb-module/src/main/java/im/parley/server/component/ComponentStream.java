package im.parley.server.component;

import im.parley.server.session.Strand;
import im.parley.server.session.Strands;
import im.parley.server.stream.BackPressure;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.stream.StreamHeader.Kind;
import im.parley.wire.xml.Element;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A stream with an external component, or with the server that this one is a component of. What comes in is handled on
 * its strand; stanzas are sent by any thread.
 */
final class ComponentStream implements StreamHandler {
    private static final System.Logger LOG = System.getLogger(ComponentStream.class.getName());
    private static final StreamError BUG = StreamError.of(StreamError.Condition.INTERNAL_SERVER_ERROR);
    private static final int INBOUND = 1000;

    private final Connection connection;
    private final Components components;
    private final @Nullable Link link;
    private final Strand strand;
    private final Strands recipients;
    private final BackPressure pressure = new BackPressure(INBOUND);
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Instant begun = Instant.now();
    private final int number = ThreadLocalRandom.current().nextInt();
    private final List<Stanza> held = new ArrayList<>();
    private volatile boolean holding;

    private ComponentState state;
    private Kind kind = Kind.COMPONENT;
    private String local = "";
    private boolean headerSent;
    /** Nothing waits behind what is processed. */
    private boolean alone;
    private volatile @Nullable Definition definition;
    private volatile long heard = System.nanoTime();
    private volatile boolean over;
    private final AtomicLong received = new AtomicLong();

    private ComponentStream(
            Connection connection, Components components, @Nullable Link link, ComponentState first) {
        this.connection = connection;
        this.components = components;
        this.link = link;
        this.strand = new Strand(components.threads());
        this.recipients = new Strands(components.threads());
        this.state = first;
    }

    /** A stream that the other side has opened. */
    static ComponentStream incoming(Connection connection, Components components) {
        return new ComponentStream(connection, components, null, new Awaiting(Optional.empty()));
    }

    /** A stream that this server opens; it says hello at once. */
    static ComponentStream outgoing(Connection connection, Components components, Link link) {
        ComponentStream stream = new ComponentStream(connection, components, link, new Greeting(link.definition()));
        Greeting.begin(link.definition(), stream);
        return stream;
    }

    // From the transport.

    @Override
    public void received(List<FirstLevel> batch) {
        strand.execute(() -> process(batch));
        pressure.arrived(batch.size(), connection);
    }

    private void process(List<FirstLevel> batch) {
        heard = System.nanoTime();
        alone = batch.size() == 1 && strand.waiting() == 0;
        for (FirstLevel item : batch) {
            try {
                enter(state.on(item, this));
            } catch (RuntimeException bug) {
                LOG.log(Level.ERROR, "Failed on what " + this + " sent", bug);
                enter(fail(BUG));
            }
        }
        pressure.processed(batch.size());
    }

    @Override
    public void closed(CloseReason why) {
        strand.execute(() -> enter(end("the connection has ended: " + why)));
    }

    private void enter(ComponentState next) {
        if (!(state instanceof Gone)) {
            state = next;
        }
    }

    // To the other side, by any thread.

    /** What comes while the log-in is being confirmed waits for that. */
    void send(Stanza stanza) {
        if (holding) {
            synchronized (held) {
                if (holding) {
                    held.add(stanza);
                    return;
                }
            }
        }
        connection.send(stanza);
    }

    /** Joins the others of the component, then tells the other side; nothing goes out between the two. */
    void join(Runnable joining, Runnable telling) {
        synchronized (held) {
            holding = true;
        }
        joining.run();
        synchronized (held) {
            telling.run();
            held.forEach(connection::send);
            held.clear();
            holding = false;
        }
    }

    void send(Element nonza) {
        connection.send(new FirstLevel.Nonza(nonza));
    }

    /** Gives a stanza of the component to whom it is for. */
    void pass(Stanza stanza, Jid whom) {
        pressure.arrived(1, connection);
        recipients.execute(whom, alone, () -> {
            try {
                components.received(stanza, this);
            } catch (RuntimeException bug) {
                LOG.log(Level.ERROR, "Failed on what " + this + " sent", bug);
                end(BUG);
            } finally {
                pressure.processed(1);
            }
        });
    }

    /** Ends the stream. */
    void end(StreamError why) {
        strand.execute(() -> enter(fail(why)));
    }

    // What the states use, on the strand.

    Components components() {
        return components;
    }

    Connection connection() {
        return connection;
    }

    /** The content namespace that the other side wants. */
    void speaks(Kind wanted) {
        kind = wanted;
    }

    String local() {
        return local;
    }

    void local(String domain) {
        local = domain;
    }

    void header(StreamHeader header) {
        headerSent = true;
        connection.send(new FirstLevel.Open(header));
    }

    /** The next thing that the other side sends is a new header. */
    void reopen() {
        headerSent = false;
    }

    /** The other side is who it says. */
    void loggedIn(Definition component) {
        definition = component;
        connection.authenticated();
        components.authenticated(this);
        if (link != null) {
            link.opened(this);
        }
    }

    /** The component; only after it has logged in. */
    Definition definition() {
        return Objects.requireNonNull(definition, "logged in");
    }

    boolean isLoggedIn() {
        return definition != null;
    }

    boolean hasBound(String name) {
        return names.contains(name);
    }

    int bound() {
        return names.size();
    }

    Set<String> names() {
        return names;
    }

    /** Whether stanzas may come from a domain. */
    boolean maySendFrom(String domain) {
        return names.contains(domain) || components.mayComeFrom(domain, this);
    }

    void counted() {
        received.incrementAndGet();
    }

    // The end.

    /** Ends the stream because of a wrong secret. */
    ComponentState refuse(Definition component, StreamError error) {
        components.noteFailure(this, component.domain());
        return fail(error);
    }

    /** Ends the stream with an error; the header goes before it if it was not sent yet (RFC 6120 section 4.9.1.2). */
    ComponentState fail(StreamError error) {
        if (!headerSent) {
            header(new StreamHeader(kind, Optional.empty(), Optional.empty(), "0", kind == Kind.CLIENT ? "1.0" : "", ""));
        }
        ComponentState gone = end("ended with " + error.condition().elementName().local() + ' ' + error.text());
        connection.send(new FirstLevel.Fault(error, false));
        connection.close();
        return gone;
    }

    /** The other side has closed the stream, or reports an error. */
    ComponentState close() {
        ComponentState gone = end("the other side has closed the stream");
        connection.close();
        return gone;
    }

    /** The other side reports an error. */
    ComponentState close(StreamError error) {
        ComponentState gone =
                end("the other side says " + error.condition().elementName().local() + ' ' + error.text());
        connection.close();
        return gone;
    }

    /** Before the other side sees the end of the stream, so that nothing is given to it any more. */
    private ComponentState end(String why) {
        if (!over) {
            over = true;
            state = new Gone();
            LOG.log(Level.DEBUG, () -> this + ": " + why);
            components.ended(this);
            if (link != null) {
                link.closed(why);
            }
        }
        return state;
    }

    // For the server.

    /** Tells several connections of a component apart. */
    int number() {
        return number;
    }

    Instant begun() {
        return begun;
    }

    long receivedStanzas() {
        return received.get();
    }

    long silentNanos() {
        return System.nanoTime() - heard;
    }

    @Override
    public String toString() {
        Definition known = definition;
        return "component " + (known == null ? "" : known.domain()) + " at " + connection.facts().remote();
    }
}
