package im.parley.transport.ra;

import im.parley.transport.listen.EventLoops;
import im.parley.transport.socks.SocksListener;
import im.parley.wire.port.BytestreamAcceptor;
import im.parley.wire.port.BytestreamPorts;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The proxy's ports, and event loops of its own: bulk data would keep stanzas waiting. Opened on a thread of the
 * container's, for the reason of {@link EndpointActivation}. The bean is called while they open, and never again.
 */
final class BytestreamActivation implements Active {
    private static final Logger LOG = System.getLogger("im.parley.transport");
    private static final long RETRY_MILLIS = 100;

    private final MessageEndpointFactory factory;
    private final int threads;
    private final CountDownLatch withdrawn = new CountDownLatch(1);
    private @Nullable EventLoops loops;
    private @Nullable SocksListener listener;

    /** @param threads how many event loops; 0 for one per processor */
    BytestreamActivation(MessageEndpointFactory factory, int threads) {
        this.factory = factory;
        this.threads = threads;
    }

    @Override
    public void run() {
        try {
            Optional<MessageEndpoint> endpoint = endpoint();
            while (endpoint.isEmpty()) {
                if (withdrawn.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
                endpoint = endpoint();
            }
            open(endpoint.get());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "The ports for SOCKS5 bytestreams could not be opened", failure);
        }
    }

    /** An endpoint; empty when the container is not ready to make one. */
    private Optional<MessageEndpoint> endpoint() {
        try {
            return Optional.of(factory.createEndpoint(null));
        } catch (UnavailableException later) {
            return Optional.empty();
        }
    }

    private void open(MessageEndpoint endpoint) {
        try {
            BytestreamAcceptor acceptor = (BytestreamAcceptor) endpoint;
            open(acceptor, acceptor.ports());
        } finally {
            endpoint.release();
        }
    }

    private synchronized void open(BytestreamAcceptor acceptor, BytestreamPorts ports) {
        if (withdrawn.getCount() > 0 && !ports.ports().isEmpty()) {
            EventLoops started = EventLoops.startForBulk(threads);
            loops = started;
            listener = SocksListener.start(acceptor, ports, started);
        }
    }

    /** The container gives up waiting for {@link #run}. */
    @Override
    public void release() {
        withdrawn.countDown();
    }

    @Override
    public synchronized void close() {
        withdrawn.countDown();
        if (listener != null) {
            listener.stop();
        }
        if (loops != null) {
            loops.stop();
        }
    }
}
