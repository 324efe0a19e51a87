package im.parley.transport.ra;

import im.parley.wire.port.Connection;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.port.Vitals;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls the message-driven bean. An endpoint must not be called by two threads at a time (Jakarta Connectors section
 * 13.5), so each thread has one and keeps it. There are as many threads as event loops, fewer than the container pools
 * beans, and calls are short: so an event loop never waits for a bean.
 */
final class EndpointAcceptor implements StreamAcceptor {
    private final MessageEndpointFactory factory;
    private final ConcurrentHashMap<Thread, MessageEndpoint> kept = new ConcurrentHashMap<>();

    EndpointAcceptor(MessageEndpointFactory factory) {
        this.factory = factory;
    }

    private StreamAcceptor bean() {
        return (StreamAcceptor) kept.computeIfAbsent(Thread.currentThread(), thread -> create());
    }

    private MessageEndpoint create() {
        try {
            return factory.createEndpoint(null);
        } catch (UnavailableException notReady) {
            throw new NotReady(notReady);
        }
    }

    /** Gives all endpoints back to the container. */
    void release() {
        kept.values().forEach(MessageEndpoint::release);
        kept.clear();
    }

    @Override
    public List<ListenerOptions> listeners() {
        return bean().listeners();
    }

    @Override
    public void vitals(Vitals vitals) {
        bean().vitals(vitals);
    }

    @Override
    public void listening(List<InetSocketAddress> bound) {
        bean().listening(bound);
    }

    @Override
    public void refused(ListenerOptions listener, String why) {
        bean().refused(listener, why);
    }

    @Override
    public StreamHandler accept(Connection connection) {
        return bean().accept(connection);
    }

    @Override
    public TlsIdentity identity(String serverName) {
        return bean().identity(serverName);
    }

    /** The container cannot make an endpoint now; it may be able to later. */
    static final class NotReady extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private NotReady(UnavailableException cause) {
            super(cause);
        }
    }
}
