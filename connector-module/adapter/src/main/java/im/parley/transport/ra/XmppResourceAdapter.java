package im.parley.transport.ra;

import im.parley.transport.dial.TcpDialer;
import im.parley.transport.listen.EventLoops;
import im.parley.wire.port.Dialer;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.Connector;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.TransactionSupport;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings XMPP streams over TCP to message-driven beans. Started it has threads and no port: a port is open exactly
 * while the endpoint that serves it is active. A JavaBean, as the connector architecture wants.
 */
@Connector(
        displayName = "Parley XMPP transport",
        eisType = "XMPP",
        transactionSupport = TransactionSupport.TransactionSupportLevel.NoTransaction)
public final class XmppResourceAdapter implements ResourceAdapter {
    private static final XAResource[] NO_RESOURCES = {};

    private final ConcurrentHashMap<MessageEndpointFactory, Active> activations = new ConcurrentHashMap<>();
    private @Nullable BootstrapContext container;
    private @Nullable EventLoops loops;
    private volatile @Nullable TcpDialer dialer;

    @ConfigProperty(defaultValue = "0", description = "Event loop threads; 0 for one per processor")
    private Integer eventLoops = 0;

    /** How many event loop threads. */
    public Integer getEventLoops() {
        return eventLoops;
    }

    /** Sets how many event loop threads; 0 for one per processor. */
    public void setEventLoops(Integer eventLoops) {
        this.eventLoops = eventLoops;
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        container = context;
        EventLoops started = EventLoops.start(eventLoops);
        loops = started;
        dialer = new TcpDialer(started);
    }

    /** Opens connections; there is one as long as the adapter is started. */
    Dialer dialer() {
        return Objects.requireNonNull(dialer, "the adapter is not started");
    }

    @Override
    public void stop() {
        activations.values().forEach(Active::close);
        activations.clear();
        TcpDialer dialing = dialer;
        if (dialing != null) {
            dialing.close();
            TcpDialer.endLookups();
        }
        if (loops != null) {
            loops.stop();
        }
    }

    @Override
    public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) throws ResourceException {
        if (container == null || loops == null) {
            throw new ResourceException("cannot activate " + spec);
        }
        Active activation = activation(factory, spec, loops);
        activations.put(factory, activation);
        container.getWorkManager().scheduleWork(activation);
    }

    private Active activation(MessageEndpointFactory factory, ActivationSpec spec, EventLoops streams)
            throws ResourceException {
        if (spec instanceof StreamActivationSpec wanted) {
            return new EndpointActivation(wanted.getListener(), factory, streams);
        }
        if (spec instanceof BytestreamActivationSpec) {
            return new BytestreamActivation(factory, eventLoops);
        }
        throw new ResourceException("cannot activate " + spec);
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
        Active activation = activations.remove(factory);
        if (activation != null) {
            activation.close();
        }
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return NO_RESOURCES;
    }

    /** The specification asks for it; there is one adapter, so identity will do. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
