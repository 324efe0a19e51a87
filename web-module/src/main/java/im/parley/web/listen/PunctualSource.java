package im.parley.web.listen;

import io.undertow.server.ConduitWrapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.xnio.IoUtils;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * The body of a request to a servlet. Its thread waits for what has not come, but no longer than a slow line takes: else a
 * few clients that send drop by drop would have all threads.
 */
final class PunctualSource extends AbstractStreamSourceConduit<StreamSourceConduit> {
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** Of what has come, each byte gives so much time for the next: 8 KB a second are enough. */
    private static final long NANOS_PER_BYTE = TimeUnit.SECONDS.toNanos(1) / 8000;

    private final Closeable connection;
    private final LongSupplier clock;
    private final long started;
    private long bytes;

    PunctualSource(StreamSourceConduit next, Closeable connection, LongSupplier clock) {
        super(next);
        this.connection = connection;
        this.clock = clock;
        this.started = clock.getAsLong();
    }

    /** What makes it of the body of an exchange. */
    static ConduitWrapper<StreamSourceConduit> wrapper() {
        return (factory, exchange) ->
                new PunctualSource(factory.create(), exchange.getConnection(), System::nanoTime);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = super.read(target);
        bytes += Math.max(0, count);
        return count;
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        long count = super.read(targets, offset, length);
        bytes += Math.max(0, count);
        return count;
    }

    @Override
    public void awaitReadable() throws IOException {
        long left = started + FIRST_NANOS + bytes * NANOS_PER_BYTE - clock.getAsLong();
        if (left <= 0) {
            IoUtils.safeClose(connection);
            throw new IOException("the body of the request comes too slowly");
        }
        super.awaitReadable(left, TimeUnit.NANOSECONDS);
    }
}
