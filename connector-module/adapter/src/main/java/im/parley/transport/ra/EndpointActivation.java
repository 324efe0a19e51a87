package im.parley.transport.ra;

import im.parley.transport.listen.EventLoops;
import im.parley.transport.listen.Transport;
import im.parley.wire.port.ListenerOptions;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The ports of one message endpoint. They are opened on a thread of the container's, because the endpoint may only be
 * called once its deployment is complete, which waits for {@code endpointActivation} to return.
 */
final class EndpointActivation implements Active {
    private static final Logger LOG = System.getLogger("im.parley.transport");
    private static final long RETRY_MILLIS = 100;

    private final String name;
    private final EndpointAcceptor acceptor;
    private final EventLoops loops;
    private final CountDownLatch withdrawn = new CountDownLatch(1);
    private @Nullable Transport transport;

    EndpointActivation(String name, MessageEndpointFactory factory, EventLoops loops) {
        this.name = name;
        this.acceptor = new EndpointAcceptor(factory);
        this.loops = loops;
    }

    @Override
    public void run() {
        try {
            while (!opened()) {
                if (withdrawn.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, name + ": the ports could not be opened", failure);
        }
    }

    /** Opens the ports; false when the container is not ready to be called. */
    private boolean opened() {
        try {
            open(acceptor.listeners());
            return true;
        } catch (EndpointAcceptor.NotReady later) {
            LOG.log(Level.DEBUG, "{0}: the endpoint is not ready: {1}", name, later.getCause());
            return false;
        }
    }

    /** Unless the endpoint was withdrawn while its server came up; if it is withdrawn now, that waits for this. */
    private synchronized void open(List<ListenerOptions> wanted) {
        if (withdrawn.getCount() > 0) {
            acceptor.vitals(loops);
            transport = Transport.start(acceptor, wanted, loops);
        }
    }

    /** The container gives up waiting for {@link #run}. */
    @Override
    public void release() {
        withdrawn.countDown();
    }

    @Override
    public void close() {
        Transport open = withdraw();
        if (open != null) {
            open.stop();
        }
        acceptor.release();
    }

    private synchronized @Nullable Transport withdraw() {
        withdrawn.countDown();
        return transport;
    }
}
