package im.parley.web.websocket;

import im.parley.web.stream.Sweep;
import im.parley.web.websocket.Orders.Order;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Facts;
import im.parley.wire.port.HttpOptions.Bounds;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.rate.AddressTable.Address;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.SslChannel;

/**
 * Joins one WebSocket to the server: what comes in goes to the {@link StreamHandler}, what the server asks for as a
 * connection goes out. Everything happens on the connection's I/O thread; other threads give orders.
 */
final class WebSocketConnection implements Connection, Sweep.Watched, Inlet.Owner, Outlet.Owner {
    private static final System.Logger LOG = System.getLogger("im.parley.web");
    private static final long NEVER = Long.MAX_VALUE;

    private final Port port;
    private final Bounds bounds;
    private final Facts facts;
    private final StreamConnection channel;
    private final Inlet inlet;
    private final Outlet outlet;
    private final Orders orders;
    private final Reading reading;
    private final Address address;
    private @Nullable StreamHandler handler;
    private @Nullable CloseReason reason;
    /** When something last came from the peer, in milliseconds of the sweep. */
    private volatile long seen;
    /** When the present phase has to be over; never while a stream is in use. */
    private volatile long deadline;

    private long pinged;
    /** The peer has closed its stream, or what it sent is none. */
    private boolean inputOver;
    /** This side has ended its stream. */
    private boolean closing;
    /** What the server finds wrong with the stream. */
    private @Nullable Condition failure;
    /** The transport itself ends the stream; the handler hears nothing but that it is closed. */
    private boolean muted;
    /** What the peer sends is no WebSocket any more: its goodbye would not be understood. */
    private boolean deaf;
    /** The peer has closed the WebSocket. */
    private boolean farewellHeard;

    private volatile boolean ended;

    WebSocketConnection(Port port, Facts facts, StreamConnection channel, Address address) {
        this.port = port;
        this.bounds = port.options().bounds();
        this.facts = facts;
        this.channel = channel;
        this.address = address;
        inlet = new Inlet(channel.getSourceChannel(), channel instanceof SslChannel, bounds.before(), this);
        outlet = new Outlet(channel.getSinkChannel(), this);
        orders = new Orders(channel.getIoThread(), this::obeyAll);
        reading = new Reading(channel.getSourceChannel(), bounds.rates(), address);
        seen = port.sweep().now();
        deadline = seen + bounds.timeouts().login().toMillis();
    }

    /** The WebSocket is open. On the I/O thread. */
    void begin() {
        channel.getSourceChannel().setReadListener(source -> read());
        channel.getSinkChannel().setWriteListener(sink -> outlet.writeOn());
        port.open().add(this);
        port.sweep().add(this);
        Optional<String> elsewhere = bounds.elsewhere();
        if (elsewhere.isPresent()) {
            outlet.seeOther(elsewhere.get());
            muted = true;
            closing = true;
            goodbye(FrameCode.NORMAL);
            outlet.flush();
        } else {
            handler = port.streams().accept(this);
        }
        // What came with the handshake is told of by nobody.
        channel.getSourceChannel().resumeReads();
        read();
    }

    private void read() {
        inlet.read();
        outlet.flush();
        endWhenDone();
    }

    // ---- from the peer

    @Override
    public void took(int bytes) {
        seen = port.sweep().now();
        reading.took(bytes);
    }

    @Override
    public void received(List<FirstLevel> items) {
        if (inputOver || muted) {
            return;
        }
        if (items.getLast() instanceof FirstLevel.Close || items.getLast() instanceof FirstLevel.Fault) {
            inputOver = true;
            deadline = closingDeadline();
        }
        if (closing && inputOver) {
            goodbye(FrameCode.NORMAL);
        }
        StreamHandler open = handler;
        if (open != null) {
            open.received(items);
        }
    }

    @Override
    public void control(int code, byte[] payload) {
        switch (code) {
            case FrameCode.PING -> outlet.pong(payload);
            case FrameCode.CLOSE -> {
                farewellHeard = true;
                because(inputOver ? CloseReason.STREAM_CLOSED : CloseReason.DISCONNECTED);
                goodbye(FrameCode.answer(payload));
                inlet.close();
            }
            default -> {} // it is there, which took() has noted
        }
    }

    @Override
    public void wrong(String why) {
        muted = true;
        deaf = true;
        LOG.log(System.Logger.Level.DEBUG, () -> "Not a WebSocket: " + why + ": " + facts);
        finish(CloseReason.BROKEN, FrameCode.PROTOCOL_ERROR);
    }

    @Override
    public boolean isPaused() {
        return reading.isPaused();
    }

    @Override
    public void gone() {
        kill(inputOver ? CloseReason.STREAM_CLOSED : CloseReason.DISCONNECTED);
    }

    @Override
    public void broken(Throwable cause) {
        LOG.log(System.Logger.Level.DEBUG, () -> "WebSocket broken: " + facts, cause);
        kill(CloseReason.BROKEN);
    }

    // ---- from the server

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public void send(FirstLevel out) {
        order(new Order.Send(out));
    }

    @Override
    public void together(Runnable sending) {
        orders.together(sending);
    }

    @Override
    public void startTls(TlsIdentity identity) {
        throw new UnsupportedOperationException("TLS lies below HTTP (RFC 7395 section 3.9)");
    }

    /** The next frame begins a stream; frames need no reader of their own for that. */
    @Override
    public void restart() {
        order(Order.Signal.RESTART);
    }

    @Override
    public void authenticated() {
        order(Order.Signal.AUTHENTICATED);
    }

    @Override
    public void pauseReading() {
        order(Order.Signal.PAUSE);
    }

    @Override
    public void resumeReading() {
        order(Order.Signal.RESUME);
    }

    @Override
    public void close() {
        order(Order.Signal.CLOSE);
    }

    /** The web application stops. */
    void shutDown() {
        order(Order.Signal.SHUT_DOWN);
    }

    private void order(Order order) {
        if (!ended) {
            orders.put(order);
        }
    }

    private void obeyAll() {
        orders.begin();
        for (Order order = orders.next(); order != null; order = orders.next()) {
            switch (order) {
                case Order.Send send -> write(send.item());
                case Order.Signal signal -> obey(signal);
            }
        }
        outlet.flush();
        owe();
        endWhenDone();
    }

    private void obey(Order.Signal signal) {
        switch (signal) {
            case RESTART -> outlet.restart();
            case AUTHENTICATED -> authenticate();
            case PAUSE -> reading.pause(Reading.Why.SERVER);
            case RESUME -> reading.resume(Reading.Why.SERVER);
            case MANY -> outlet.leeway().many(true);
            case DONE -> outlet.leeway().many(false);
            case CLOSE -> finish(CloseReason.STREAM_CLOSED, FrameCode.NORMAL);
            case LOOK -> timeOut();
            case SHUT_DOWN -> abort(StreamError.of(Condition.SYSTEM_SHUTDOWN), CloseReason.SHUTDOWN, FrameCode.GOING_AWAY);
        }
    }

    private void write(FirstLevel item) {
        if (item instanceof FirstLevel.Fault fault && !fault.byPeer()) {
            failure = fault.error().condition();
        }
        outlet.send(item);
    }

    /** What the peer has not taken: it is not read from, and when it is too much, it is let go. */
    private void owe() {
        reading.owes(outlet.unsent());
        if (outlet.leeway().isOver(bounds.rates().unsentBytes(), outlet.unsent())) {
            kill(CloseReason.SLOW_READER);
        }
    }

    @Override
    public void sent() {
        reading.owes(outlet.unsent());
        endWhenDone();
    }

    private void authenticate() {
        inlet.limits(bounds.after());
        if (!closing && !inputOver) {
            deadline = NEVER;
        }
    }

    // ---- the end

    /** On any thread: leaves the decision to the connection's own. */
    @Override
    public void look(long now) {
        long silence = now - seen;
        long ping = port.options().ping().toMillis();
        if (deadline <= now || silence > bounds.timeouts().idle().toMillis() || ping > 0 && silence >= ping) {
            order(Order.Signal.LOOK);
        }
    }

    private void timeOut() {
        long now = port.sweep().now();
        long ping = port.options().ping().toMillis();
        if (deadline <= now) {
            overdue();
        } else if (reading.isPaused()) {
            seen = now; // nothing is expected from who is not read from
        } else if (now - seen > bounds.timeouts().idle().toMillis()) {
            abort(StreamError.of(Condition.CONNECTION_TIMEOUT), CloseReason.IDLE, FrameCode.GOING_AWAY);
        } else if (ping > 0 && now - seen > 2 * ping) {
            abort(StreamError.of(Condition.CONNECTION_TIMEOUT), CloseReason.IDLE, FrameCode.GOING_AWAY);
        } else if (ping > 0 && now - pinged >= ping) {
            pinged = now;
            outlet.ping();
        }
    }

    private void overdue() {
        if (closing || inputOver) {
            kill(CloseReason.STREAM_CLOSED);
        } else {
            abort(StreamError.of(Condition.CONNECTION_TIMEOUT), CloseReason.TIMED_OUT, FrameCode.POLICY);
        }
    }

    /** Ends the stream with an error of the transport's own. */
    private void abort(StreamError error, CloseReason why, int code) {
        if (closing) {
            return;
        }
        muted = true;
        if (outlet.isOpen()) {
            write(new FirstLevel.Fault(error, false));
        }
        finish(why, code);
    }

    /**
     * Ends the stream after what was sent. Who has closed its own stream, or made it unreadable, has nothing to add, so
     * that the WebSocket is closed too; else the peer has a bounded time for its closing frame (RFC 7395 section 3.6).
     */
    private void finish(CloseReason why, int code) {
        if (closing) {
            return;
        }
        closing = true;
        because(why);
        deadline = closingDeadline();
        reading.resume(Reading.Why.SERVER);
        if (outlet.wasOpened()) {
            outlet.send(new FirstLevel.Close());
        }
        if (muted || inputOver || failure != null || !outlet.wasOpened()) {
            goodbye(failure == null ? code : FrameCode.of(failure, code));
        }
    }

    private void goodbye(int code) {
        if (!outlet.saidFarewell()) {
            outlet.farewell(code, "");
        }
    }

    /** RFC 6455 section 7.1.1: the server closes first, once both have said goodbye, or there is none to be heard. */
    private void endWhenDone() {
        boolean done = outlet.saidFarewell() && outlet.unsent() == 0;
        if (done && farewellHeard) {
            kill(CloseReason.STREAM_CLOSED);
        } else if (done && deaf) {
            outlet.shut();
        }
    }

    private long closingDeadline() {
        return port.sweep().now() + bounds.timeouts().close().toMillis();
    }

    /** Ends the connection now, whatever is unsent. */
    private void kill(CloseReason why) {
        because(why);
        IoUtils.safeClose(channel);
    }

    /** The first reason is the reason. */
    private CloseReason because(CloseReason why) {
        reason = reason == null ? why : reason;
        return reason;
    }

    /** The connection is closed. */
    void ended() {
        if (ended) {
            return;
        }
        ended = true;
        orders.forget();
        port.sweep().remove(this);
        port.open().remove(this);
        port.addresses().leave(address);
        CloseReason why = because(inputOver ? CloseReason.STREAM_CLOSED : CloseReason.DISCONNECTED);
        outlet.discard();
        inlet.close();
        StreamHandler open = handler;
        if (open != null) {
            open.closed(why);
        }
    }
}
