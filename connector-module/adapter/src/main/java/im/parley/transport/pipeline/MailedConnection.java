package im.parley.transport.pipeline;

import im.parley.transport.pipeline.Mailbox.Order;
import im.parley.transport.pipeline.Mailbox.Send;
import im.parley.transport.pipeline.Mailbox.Signal;
import im.parley.transport.pipeline.Mailbox.StartTls;
import im.parley.wire.port.Connection;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.stanza.FirstLevel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/**
 * The half of a connection that any thread may call: calls become orders in a mailbox, which the event loop obeys when
 * it runs this connection.
 */
abstract class MailedConnection extends Watched implements Connection, Runnable {
    /** The connection itself. */
    final Channel channel;

    /** What goes out. */
    final Outbound outbound;

    private final Mailbox mailbox = new Mailbox();
    private volatile boolean ended;
    /** Much is being sent at once: the event loop is told at the end of it. */
    private volatile boolean corked;

    MailedConnection(Channel channel) {
        this.channel = channel;
        this.outbound = new Outbound(channel);
    }

    // ---- what the orders mean, on the event loop

    abstract void write(FirstLevel item);

    abstract void secure(TlsIdentity identity);

    abstract void restartStream();

    abstract void login();

    abstract void listen(boolean wanted);

    abstract void finish();

    // ---- orders, from any thread

    void sendLater(FirstLevel item) {
        order(new Send(item));
    }

    @Override
    public final long unsent() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes(); // may be read by any thread
    }

    @Override
    public final void startTls(TlsIdentity identity) {
        order(new StartTls(identity));
    }

    @Override
    public final void restart() {
        order(new Signal(Signal.Kind.RESTART));
    }

    @Override
    public final void authenticated() {
        order(new Signal(Signal.Kind.AUTHENTICATED));
    }

    @Override
    public final void pauseReading() {
        order(new Signal(Signal.Kind.PAUSE));
    }

    @Override
    public final void resumeReading() {
        order(new Signal(Signal.Kind.RESUME));
    }

    @Override
    public final void close() {
        order(new Signal(Signal.Kind.CLOSE));
    }

    /** One caller at a time: a session sends on its strand. */
    @Override
    public final void together(Runnable sending) {
        corked = true;
        order(new Signal(Signal.Kind.MANY));
        try {
            sending.run();
        } finally {
            order(new Signal(Signal.Kind.DONE));
            corked = false;
            channel.eventLoop().execute(this);
        }
    }

    private void order(Order order) {
        if (!ended && mailbox.put(order) && !corked) {
            channel.eventLoop().execute(this);
        }
    }

    // ---- obeying them, on the event loop

    /** Does what was asked for so far, in its order. */
    final void obeyAll() {
        for (Order order = mailbox.takeAll(); order != null; order = order.next()) {
            switch (order) {
                case Send send -> write(send.item);
                case StartTls startTls -> secure(startTls.identity);
                case Signal signal -> obey(signal.kind);
            }
        }
    }

    private void obey(Signal.Kind signal) {
        switch (signal) {
            case RESTART -> restartStream();
            case AUTHENTICATED -> login();
            case PAUSE -> listen(false);
            case RESUME -> listen(true);
            case MANY -> outbound.many(true);
            case DONE -> outbound.many(false);
            case CLOSE -> finish();
        }
    }

    /** The connection is gone; orders are not taken any more. */
    final void end() {
        ended = true;
        mailbox.takeAll();
    }

    final boolean isEnded() {
        return ended;
    }
}
