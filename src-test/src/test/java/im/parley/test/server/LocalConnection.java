package im.parley.test.server;

import im.parley.test.client.Wire;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Facts;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.sasl.ChannelBinding;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.StreamReader;
import im.parley.wire.stanza.StreamWriter;
import im.parley.wire.xml.Limits;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Both ends of a connection without a socket. The bytes are the real ones, in both directions; TLS is only said to be
 * there. All that a transport does for one connection happens under one lock, which stands for its event loop.
 */
final class LocalConnection implements Connection {
    private static final byte[] END = {};
    private static final Duration HANDSHAKE = Duration.ofSeconds(5);
    /** Answers after which the peer does not go on in the same stream; reading waits for what follows them. */
    private static final Set<Name> TURNS =
            Set.of(Name.of(Namespaces.TLS, "proceed"), Name.of(Namespaces.SASL, "success"));

    private static final Set<String> GATES = Set.of(Namespaces.TLS, Namespaces.SASL, Namespaces.SASL2);

    private final StreamReader reader;
    private final Limits afterLogin;
    private final StreamWriter writer = new StreamWriter();
    private final LinkedBlockingQueue<byte[]> toClient = new LinkedBlockingQueue<>();
    private final StreamHandler handler;
    private Facts facts;
    private byte[] unread = {};
    private boolean gated;
    private boolean paused;
    private boolean broken;
    private boolean peerClosed;
    private boolean closing;
    private boolean ended;

    private LocalConnection(ListenerOptions listener, Function<Connection, StreamHandler> accept) {
        reader = new StreamReader(listener.before());
        afterLogin = listener.after();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        facts = new Facts(
                listener.name(),
                new InetSocketAddress(loopback, listener.port()),
                new InetSocketAddress(loopback, 40_000),
                Optional.empty(),
                listener.tlsRequired());
        handler = accept.apply(this);
    }

    /** Connects to a server. */
    static Wire open(ListenerOptions listener, Function<Connection, StreamHandler> accept) {
        return new LocalConnection(listener, accept).new ClientEnd();
    }

    // The server's end.

    @Override
    public synchronized Facts facts() {
        return facts;
    }

    @Override
    public synchronized void send(FirstLevel out) {
        if (ended) {
            return;
        }
        write(out);
        boolean turn = out instanceof FirstLevel.Nonza nonza && TURNS.contains(nonza.element().name());
        if (!turn) {
            gated = false;
            read();
        }
    }

    private void write(FirstLevel out) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(out, new StreamWriter.Sink() {
            @Override
            public void copy(byte[] array, int offset, int length) {
                bytes.write(array, offset, length);
            }

            @Override
            public void share(byte[] array, int offset, int length) {
                bytes.write(array, offset, length);
            }
        });
        toClient.add(bytes.toByteArray());
    }

    @Override
    public synchronized void startTls(TlsIdentity identity) {
        if (unread.length > 0) {
            end(CloseReason.TLS_FAILED);
            return;
        }
        facts = facts.withTls(new LocalTls());
        notifyAll();
        restart();
    }

    @Override
    public synchronized void restart() {
        reader.restart();
        gated = false;
        read();
    }

    @Override
    public synchronized void authenticated() {
        reader.limits(afterLogin);
    }

    @Override
    public synchronized void pauseReading() {
        paused = true;
    }

    @Override
    public synchronized void resumeReading() {
        paused = false;
        read();
    }

    @Override
    public synchronized void close() {
        if (ended || closing) {
            return;
        }
        closing = true;
        write(new FirstLevel.Close());
        if (peerClosed || broken) {
            end(CloseReason.STREAM_CLOSED);
        } else {
            gated = false;
            read();
        }
    }

    // The event loop.

    private void read() {
        while (unread.length > 0 && !gated && !paused && !broken && !ended) {
            List<FirstLevel> batch = new ArrayList<>();
            int consumed = reader.read(unread, 0, unread.length, batch);
            boolean all = consumed == unread.length;
            unread = Arrays.copyOfRange(unread, consumed, unread.length);
            gated = !all;
            take(batch);
        }
    }

    private void take(List<FirstLevel> batch) {
        if (batch.isEmpty()) {
            return;
        }
        peerClosed |= batch.getLast() instanceof FirstLevel.Close;
        broken |= batch.getLast() instanceof FirstLevel.Fault;
        gated |= batch.getLast() instanceof FirstLevel.Nonza nonza && isGate(nonza.element().name());
        if (closing) {
            if (peerClosed || broken) {
                end(CloseReason.STREAM_CLOSED);
            }
            return;
        }
        handler.received(List.copyOf(batch));
    }

    private static boolean isGate(Name name) {
        return GATES.contains(name.namespace());
    }

    private void end(CloseReason why) {
        if (!ended) {
            ended = true;
            reader.close();
            toClient.add(END);
            handler.closed(why);
        }
    }

    private synchronized void fromClient(byte[] bytes) {
        if (ended) {
            return;
        }
        byte[] more = Arrays.copyOf(unread, unread.length + bytes.length);
        System.arraycopy(bytes, 0, more, unread.length, bytes.length);
        unread = more;
        read();
    }

    private synchronized void awaitTls() {
        long deadline = System.nanoTime() + HANDSHAKE.toNanos();
        try {
            while (facts.tls().isEmpty() && !ended) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new IllegalStateException("the server does not start TLS");
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void clientLeft(CloseReason why) {
        end(peerClosed ? CloseReason.STREAM_CLOSED : why);
    }

    final class ClientEnd implements Wire {
        private boolean endSeen;

        /** As if nothing had been sent for long. */
        void fallSilent() {
            handler.silent();
        }

        @Override
        public void send(byte[] bytes) {
            fromClient(bytes);
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // END is a mark, whatever it has in it
        public Optional<byte[]> receive(Duration patience) {
            try {
                byte[] bytes = endSeen ? END : toClient.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
                endSeen = bytes == END;
                return endSeen ? Optional.empty() : Optional.of(bytes == null ? new byte[0] : bytes);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        /** The server's end switches after it has sent {@code <proceed/>}: waits for it, as a handshake does. */
        @Override
        public void startTls() {
            awaitTls();
        }

        @Override
        public Optional<byte[]> channelBinding(ChannelBinding type) {
            return facts().tls().flatMap(tls -> tls.channelBinding(type));
        }

        @Override
        public void cut() {
            clientLeft(CloseReason.BROKEN);
        }

        @Override
        public void close() {
            clientLeft(CloseReason.DISCONNECTED);
        }
    }
}
