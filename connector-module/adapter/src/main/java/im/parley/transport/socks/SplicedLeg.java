package im.parley.transport.socks;

import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.Native;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A side whose bytes never leave the kernel: splice(2) moves pages from the socket into a pipe and from there into the
 * other socket. Netty's own {@code spliceTo} does that, too, but through the outbound buffer of the channel, with a promise
 * for each 64 KB, and loses what is on its way when the peer closes; this is a state machine of two numbers, at a
 * third of the cost (docs/performance.md). It needs the one class of Netty's that has the system call.
 */
final class SplicedLeg implements Leg, EpollIoHandle {
    private static final EpollIoOps WATCH = EpollIoOps.EPOLLIN.with(EpollIoOps.EPOLLRDHUP).with(EpollIoOps.EPOLLET);
    private static final EpollIoOps RELAY = WATCH.with(EpollIoOps.EPOLLOUT);
    private static final int HANG_UP = 0x10;
    private static final int FAILURE = EpollIoOps.EPOLLERR.value() | HANG_UP;
    /** As much as a pipe takes. */
    private static final int CHUNK = 64 * 1024;
    /** So many chunks, and it is somebody else's turn. */
    private static final int BURST = 4;
    /** For what is ignored, one for each event loop. */
    private static final FastThreadLocal<ByteBuffer> WASTE = new FastThreadLocal<>() {
        @Override
        protected ByteBuffer initialValue() {
            return ByteBuffer.allocateDirect(16 * 1024);
        }
    };

    private final EpollSocketChannel channel;
    private final FileDescriptor socket;
    private final Runnable nextTurn = this::takeTurn;
    private final IoEventLoop home;
    private @Nullable Keeper keeper;
    private Runnable whenHeld = () -> {};
    private @Nullable IoRegistration registration;
    private @Nullable SplicedLeg other;
    private @Nullable Passage passage;
    private FileDescriptor @Nullable [] pipe;
    private int inPipe;
    private int ignored;
    /** The peer sends no more than what is in the socket now. */
    private boolean peerIsDone;
    /** All that came in has gone out. */
    private boolean done;
    private boolean queued;
    private boolean closed;

    SplicedLeg(EpollSocketChannel channel, IoEventLoop home) {
        this.channel = channel;
        this.socket = channel.fd();
        this.home = home;
    }

    @Override
    public void hold(Keeper who) {
        channel.deregister().addListener(free -> home.execute(() -> {
            keeper = who;
            if (!closed && socket.isOpen()) {
                home.register(this).addListener(this::registered);
            }
        }));
    }

    private void registered(Future<?> registering) {
        if (!registering.isSuccess()) {
            breakOff();
            return;
        }
        IoRegistration mine = (IoRegistration) registering.getNow();
        registration = mine;
        if (closed) {
            mine.cancel();
        } else {
            watch();
            whenHeld.run();
        }
    }

    @Override
    public void whenHeld(Runnable then) {
        if (registration == null) {
            whenHeld = then;
        } else {
            then.run();
        }
    }

    @Override
    public void prepare() throws IOException {
        ignore();
        if (!closed) {
            pipe = FileDescriptor.pipe();
        }
    }

    /** Reads what is there, and forgets it. */
    private void ignore() throws IOException {
        ByteBuffer waste = WASTE.get();
        int count = 1;
        while (count > 0 && !closed) {
            count = socket.read(waste, 0, waste.capacity());
            if (count > 0) {
                note(count);
            }
        }
        peerIsDone |= count < 0;
    }

    private void note(int bytes) throws IOException {
        Keeper who = Objects.requireNonNull(keeper, "held");
        ignored += bytes;
        who.ignored(bytes);
        if (ignored > MOST_EARLY_BYTES) {
            who.flooded();
            throw new IOException("too much before the activation");
        }
    }

    @Override
    public void join(Leg opposite, Passage shared) {
        other = (SplicedLeg) opposite;
        passage = shared;
        watch();
    }

    /** Says what to hear of. What is so already is heard of at once. */
    private void watch() {
        IoRegistration mine = registration;
        if (mine != null && !closed) {
            mine.submit(passage == null ? WATCH : RELAY);
        }
    }

    @Override
    public FileDescriptor fd() {
        return socket;
    }

    @Override
    public void handle(IoRegistration mine, IoEvent event) {
        int ready = ((EpollIoEvent) event).ops().value();
        SplicedLeg opposite = other;
        peerIsDone |= (ready & (EpollIoOps.EPOLLRDHUP.value() | FAILURE)) != 0;
        if (opposite == null) {
            waste((ready & FAILURE) != 0);
            return;
        }
        if ((ready & (EpollIoOps.EPOLLOUT.value() | FAILURE)) != 0) {
            opposite.pump();
        }
        if ((ready & (EpollIoOps.EPOLLIN.value() | EpollIoOps.EPOLLRDHUP.value() | FAILURE)) != 0) {
            pump();
        }
    }

    private void waste(boolean failed) {
        try {
            if (failed) {
                breakOff();
            } else {
                ignore();
            }
        } catch (IOException reset) {
            breakOff();
        }
    }

    private void takeTurn() {
        queued = false;
        pump();
    }

    @Override
    public void pump() {
        SplicedLeg opposite = other;
        Passage shared = passage;
        FileDescriptor[] way = pipe;
        if (opposite == null || shared == null || way == null || done || queued || closed) {
            return;
        }
        try {
            for (int turn = 0; turn < BURST; turn++) {
                if (!move(opposite, shared, way)) {
                    return;
                }
            }
            queued = true;
            home.execute(nextTurn);
        } catch (IOException reset) {
            shared.end();
        }
    }

    /** Moves a chunk; false when one of the sockets has to be waited for. */
    private boolean move(SplicedLeg opposite, Passage shared, FileDescriptor[] way) throws IOException {
        if (inPipe == 0) {
            long most = shared.available();
            if (most == 0) {
                return false;
            }
            inPipe = Native.splice(socket.intValue(), -1, way[1].intValue(), -1, Math.min(most, CHUNK));
            if (inPipe == 0) {
                finish(opposite, shared);
                return false;
            }
            shared.passed(inPipe);
        }
        int moved = Native.splice(way[0].intValue(), -1, opposite.socket.intValue(), -1, inPipe);
        inPipe -= moved;
        return moved > 0; // edge-triggered: a socket is asked until it says that it is full
    }

    /** Nothing is there: for now, or because the peer has sent all that it will. */
    private void finish(SplicedLeg opposite, Passage shared) throws IOException {
        if (peerIsDone) {
            done = true;
            ((Socket) opposite.socket).shutdown(false, true);
            shared.finished();
        }
    }

    private void breakOff() {
        Passage shared = passage;
        Keeper who = keeper;
        if (shared != null) {
            shared.end();
        } else if (who != null) {
            who.broken();
        }
    }

    @Override
    public void close() {
        home.execute(() -> {
            if (closed) {
                return;
            }
            closed = true;
            IoRegistration mine = registration;
            if (mine != null) {
                mine.cancel();
            }
            closePipe();
            var _ = channel.close();
        });
    }

    private void closePipe() {
        FileDescriptor[] way = pipe;
        pipe = null;
        if (way == null) {
            return;
        }
        for (FileDescriptor end : way) {
            try {
                end.close();
            } catch (IOException closedAlready) {
                System.getLogger(SplicedLeg.class.getName()).log(System.Logger.Level.DEBUG, "pipe", closedAlready);
            }
        }
    }
}
