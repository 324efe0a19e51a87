package im.parley.transport.socks;

import im.parley.transport.listen.EventLoops;
import im.parley.wire.port.BytestreamAcceptor;
import im.parley.wire.port.BytestreamPorts;
import im.parley.wire.port.Bytestreams;
import java.io.Closeable;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A proxy on a free port of the loopback address. */
final class Proxy implements BytestreamAcceptor, Closeable {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final EventLoops loops;
    private final BytestreamPorts options;
    private final SocksListener listener;
    private @Nullable Bytestreams bytestreams;
    private List<InetSocketAddress> bound = List.of();
    private Optional<String> refusal = Optional.empty();

    Proxy(EventLoops loops, BytestreamPorts options) {
        this.loops = loops;
        this.options = options;
        this.listener = SocksListener.start(this, options, loops);
    }

    static Proxy on(EventLoops loops) {
        return new Proxy(loops, options(0, new BytestreamPorts.Timeouts(LONG, LONG, LONG), new BytestreamPorts.Bounds(100, 0, 100)));
    }

    static BytestreamPorts options(int port, BytestreamPorts.Timeouts timeouts, BytestreamPorts.Bounds bounds) {
        return new BytestreamPorts(List.of(new BytestreamPorts.Port(port, List.of("127.0.0.1"), 0)), timeouts, bounds);
    }

    Bytestreams bytestreams() {
        return Objects.requireNonNull(bytestreams);
    }

    /** Until so many bytes that nobody may have yet have come. */
    void awaitIgnored(long bytes) throws InterruptedException {
        while (bytestreams().load().ignored() < bytes) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    InetSocketAddress address() {
        return bound.getFirst();
    }

    Optional<String> refusal() {
        return refusal;
    }

    @Override
    public BytestreamPorts ports() {
        return options;
    }

    @Override
    public void listening(List<InetSocketAddress> where, Bytestreams pairs) {
        bound = where;
        bytestreams = pairs;
    }

    @Override
    public void refused(String why) {
        refusal = Optional.of(why);
    }

    @Override
    public void close() {
        listener.stop();
        loops.stop();
    }
}
