package im.parley.test.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Connections in pairs: as much as goes into one is written there, and what comes out of the other is counted. */
final class Streams implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;

    private final List<SocketChannel> all = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder arrived = new LongAdder();

    static SocketChannel connect(int port) throws IOException {
        return SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    }

    void add(SocketChannel sender, SocketChannel receiver) {
        all.add(sender);
        all.add(receiver);
        threads.add(Thread.ofPlatform().daemon().unstarted(() -> write(sender)));
        threads.add(Thread.ofPlatform().daemon().unstarted(() -> read(receiver)));
    }

    private static void write(SocketChannel sender) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (true) {
                sender.write(bytes.clear());
            }
        } catch (IOException over) {
            // closed at the end of the measurement
        }
    }

    private void read(SocketChannel receiver) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER);
        try {
            for (int count = receiver.read(bytes); count >= 0; count = receiver.read(bytes.clear())) {
                arrived.add(count);
            }
        } catch (IOException over) {
            // closed at the end of the measurement
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** The bytes that have arrived so far. */
    long arrived() {
        return arrived.sum();
    }

    @Override
    public void close() {
        for (SocketChannel one : all) {
            try {
                one.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
