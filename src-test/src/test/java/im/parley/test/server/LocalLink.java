package im.parley.test.server;

import im.parley.server.session.Strand;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Facts;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.StreamReader;
import im.parley.wire.stanza.StreamWriter;
import im.parley.wire.xml.Namespaces;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection between two servers of this process: real bytes, no socket, TLS that is only said to be there. Each end has
 * a strand for its event loop.
 */
final class LocalLink {
    private static final Set<String> GATES = Set.of(Namespaces.TLS, Namespaces.SASL);

    private final End caller;
    private final End called;
    private int secured;

    private LocalLink(ListenerOptions options, Executor threads) {
        caller = new End(options, threads, 5269);
        called = new End(options, threads, 40_000);
    }

    /** Connects two servers. */
    static LocalLink open(
            ListenerOptions options,
            Function<Connection, StreamHandler> calling,
            Function<Connection, StreamHandler> answering,
            Executor threads) {
        LocalLink link = new LocalLink(options, threads);
        link.called.begin(answering);
        link.caller.begin(calling);
        return link;
    }

    /** Ends the connection as when a cable breaks: what is on its way is lost. */
    void cut() {
        caller.loop.execute(() -> caller.end(CloseReason.BROKEN));
    }

    /** Both ends have to start the handshake; then both have TLS. */
    private synchronized void secure() {
        if (++secured == 2) {
            caller.secured(called);
            called.secured(caller);
            secured = 0;
        }
    }

    private End other(End end) {
        return end == caller ? called : caller;
    }

    /** One side of the connection. */
    private final class End implements Connection {
        private final Strand loop;
        private final ListenerOptions options;
        private final StreamReader reader;
        private final StreamWriter writer = new StreamWriter();
        private volatile Facts facts;
        private volatile @Nullable StreamHandler handler;
        private @Nullable TlsIdentity shown;
        private byte[] unread = {};
        private boolean gated;
        private boolean paused;
        private boolean closing;
        private boolean peerEnded;
        private boolean over;

        End(ListenerOptions options, Executor threads, int remotePort) {
            this.options = options;
            loop = new Strand(threads);
            reader = new StreamReader(options.before());
            InetAddress loopback = InetAddress.getLoopbackAddress();
            facts = new Facts(
                    options.name(),
                    new InetSocketAddress(loopback, remotePort == 5269 ? 40_000 : 5269),
                    new InetSocketAddress(loopback, remotePort),
                    Optional.empty());
        }

        void begin(Function<Connection, StreamHandler> accept) {
            loop.execute(() -> handler = accept.apply(this));
        }

        void secured(End peer) {
            TlsIdentity identity = peer.shown;
            facts = facts.withTls(new LocalTls(identity == null ? List.of() : identity.chain()));
            loop.execute(this::fresh);
        }

        private void fresh() {
            reader.restart();
            gated = false;
            read();
        }

        @Override
        public Facts facts() {
            return facts;
        }

        @Override
        public void send(FirstLevel out) {
            byte[] bytes = bytes(out);
            loop.execute(() -> {
                if (over) {
                    return;
                }
                other(this).arrive(bytes);
                if (out instanceof FirstLevel.Nonza nonza
                        && GATES.contains(nonza.element().name().namespace())
                        && !turns(nonza)) {
                    gated = false;
                    read();
                }
            });
        }

        private boolean turns(FirstLevel.Nonza nonza) {
            String local = nonza.element().name().local();
            return local.equals("proceed") || local.equals("success");
        }

        private byte[] bytes(FirstLevel out) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            synchronized (writer) {
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
            }
            return bytes.toByteArray();
        }

        private void arrive(byte[] bytes) {
            loop.execute(() -> {
                byte[] more = Arrays.copyOf(unread, unread.length + bytes.length);
                System.arraycopy(bytes, 0, more, unread.length, bytes.length);
                unread = more;
                read();
            });
        }

        private void read() {
            while (unread.length > 0 && !gated && !paused && !peerEnded && !over) {
                List<FirstLevel> batch = new ArrayList<>();
                int consumed = reader.read(unread, 0, unread.length, batch);
                gated = !batch.isEmpty() && closes(batch.getLast());
                unread = Arrays.copyOfRange(unread, consumed, unread.length);
                if (consumed == 0 && batch.isEmpty()) {
                    return;
                }
                deliver(batch);
            }
        }

        private boolean closes(FirstLevel item) {
            return item instanceof FirstLevel.Nonza nonza
                    && GATES.contains(nonza.element().name().namespace())
                    && !nonza.element().name().local().equals("failure");
        }

        private void deliver(List<FirstLevel> batch) {
            StreamHandler listening = handler;
            if (batch.isEmpty() || listening == null) {
                return;
            }
            peerEnded = batch.getLast() instanceof FirstLevel.Close || batch.getLast() instanceof FirstLevel.Fault;
            listening.received(List.copyOf(batch));
            if (peerEnded && closing) {
                end(CloseReason.STREAM_CLOSED);
            }
        }

        @Override
        public void startTls(TlsIdentity identity) {
            loop.execute(() -> {
                shown = identity;
                gated = true;
                secure();
            });
        }

        @Override
        public void restart() {
            loop.execute(this::fresh);
        }

        @Override
        public void authenticated() {
            loop.execute(() -> reader.limits(options.after()));
        }

        @Override
        public void pauseReading() {
            loop.execute(() -> paused = true);
        }

        @Override
        public void resumeReading() {
            loop.execute(() -> {
                paused = false;
                read();
            });
        }

        @Override
        public void close() {
            loop.execute(() -> {
                if (over || closing) {
                    return;
                }
                closing = true;
                other(this).arrive(bytes(new FirstLevel.Close()));
                if (peerEnded) {
                    end(CloseReason.STREAM_CLOSED);
                } else { // a transport waits for the peer's end no longer than that
                    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
                            .execute(() -> loop.execute(() -> end(CloseReason.STREAM_CLOSED)));
                }
            });
        }

        private void end(CloseReason why) {
            if (!over) {
                over = true;
                reader.close();
                StreamHandler listening = handler;
                if (listening != null) {
                    listening.closed(why);
                }
                End peer = other(this);
                peer.loop.execute(() -> peer.end(CloseReason.STREAM_CLOSED));
            }
        }
    }
}
