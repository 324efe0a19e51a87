package im.parley.transport.listen;

import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The open ports of one acceptor. The resource adapter runs one per endpoint; tests run one without a container. */
public final class Transport {
    private static final Logger LOG = System.getLogger("im.parley.transport");
    /** What a connection may take longer than its close timeout: the tick of its watch. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final List<Listener> listeners;
    private final Duration patience;

    private Transport(List<Listener> listeners, Duration patience) {
        this.listeners = listeners;
        this.patience = patience;
    }

    /**
     * Opens all ports that the acceptor asks for, and tells it so; or none when one of them cannot be opened, and tells
     * it which.
     */
    public static Transport start(StreamAcceptor acceptor, EventLoops loops) {
        return start(acceptor, acceptor.listeners(), loops);
    }

    /** Opens the given ports, which the acceptor has asked for. */
    public static Transport start(StreamAcceptor acceptor, List<ListenerOptions> wanted, EventLoops loops) {
        List<Listener> bound = new ArrayList<>();
        for (ListenerOptions options : wanted) {
            try {
                bound.add(Listener.bind(options, acceptor, loops));
            } catch (IOException busy) {
                bound.forEach(Listener::stopAccepting);
                acceptor.refused(options, String.valueOf(busy.getMessage()));
                return new Transport(List.of(), Duration.ZERO);
            }
        }
        Transport transport = new Transport(List.copyOf(bound), longest(wanted).plus(GRACE));
        bound.forEach(Listener::open);
        try {
            acceptor.listening(transport.bound());
        } catch (RuntimeException gone) {
            transport.stop();
            throw gone;
        }
        return transport;
    }

    private static Duration longest(List<ListenerOptions> options) {
        return options.stream()
                .map(each -> each.timeouts().close())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The addresses that are listened on; none when a port could not be opened. */
    public List<InetSocketAddress> bound() {
        return listeners.stream().flatMap(listener -> listener.bound().stream()).toList();
    }

    /** Frees the ports, ends all streams gracefully and waits for them, for a time that the close timeouts bound. */
    public void stop() {
        listeners.forEach(Listener::stopAccepting);
        CompletableFuture.allOf(listeners.stream().map(Listener::shutDown).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        LOG.log(Level.DEBUG, "closed {0} ports", listeners.size());
    }
}
