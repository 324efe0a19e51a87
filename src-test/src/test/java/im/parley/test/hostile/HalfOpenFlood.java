package im.parley.test.hostile;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Very many connections that say one thing and wait: one selector, one thread, no buffer for any of them. They come from
 * many addresses, as those of a real flood do; the whole of 127.0.0.0/8 is this machine.
 */
final class HalfOpenFlood implements Closeable {
    private static final int AT_ONCE = 256;
    private static final int PER_ADDRESS = 50;

    private final Selector selector;
    private final Queue<Target> planned = new ArrayDeque<>();
    private final Map<Integer, Counts> counts = new ConcurrentHashMap<>();
    private final ByteBuffer waste = ByteBuffer.allocateDirect(16 * 1024);
    private final Thread thread = new Thread(this::run, "flood");
    private int sources;
    private int connecting;
    private volatile boolean over;

    /** One connection that is to be made. */
    private record Target(InetSocketAddress address, byte[] beginning, Counts counts) {}

    /** What became of the connections to one port. */
    static final class Counts {
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();

        /** How many were connected and have said what they say, or failed. */
        int begun() {
            return begun.get();
        }

        /** How many the server has ended. */
        int ended() {
            return ended.get();
        }
    }

    HalfOpenFlood() throws IOException {
        selector = Selector.open();
        thread.setDaemon(true);
    }

    /** To be called before it starts. */
    Counts plan(InetSocketAddress address, int connections, String beginning) {
        Counts port = counts.computeIfAbsent(address.getPort(), number -> new Counts());
        for (int i = 0; i < connections; i++) {
            planned.add(new Target(address, beginning.getBytes(StandardCharsets.ISO_8859_1), port));
        }
        return port;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!over) {
                while (connecting < AT_ONCE && !planned.isEmpty()) {
                    connect(planned.remove());
                }
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    handle(key);
                }
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void connect(Target target) throws IOException {
        int source = sources++ / PER_ADDRESS;
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 1, (byte) (source / 200), (byte) (1 + source % 200)}), 0));
        channel.connect(target.address());
        channel.register(selector, SelectionKey.OP_CONNECT, target);
        connecting++;
    }

    private void handle(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        Target target = (Target) key.attachment();
        boolean isNew = key.isConnectable();
        try {
            if (isNew) {
                channel.finishConnect();
                channel.write(ByteBuffer.wrap(target.beginning()));
                key.interestOps(SelectionKey.OP_READ);
            } else if (channel.read(waste.clear()) < 0) {
                end(channel, target);
            }
        } catch (IOException reset) {
            end(channel, target);
        }
        if (isNew) {
            connecting--;
            target.counts().begun.incrementAndGet();
        }
    }

    private static void end(SocketChannel channel, Target target) throws IOException {
        channel.close();
        target.counts().ended.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        over = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
