package im.parley.transport.ra;

import im.parley.wire.port.BytestreamAcceptor;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapter;
import org.jspecify.annotations.Nullable;

/** A message-driven bean that wants to hear of SOCKS5 bytestreams. A JavaBean, as the connector architecture wants. */
@Activation(messageListeners = BytestreamAcceptor.class)
public final class BytestreamActivationSpec implements ActivationSpec {
    private @Nullable ResourceAdapter adapter;

    @Override
    public void validate() {
        // there is nothing to be said
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter owner) throws ResourceException {
        if (adapter != null && !adapter.equals(owner)) {
            throw new jakarta.resource.spi.IllegalStateException("already belongs to a resource adapter");
        }
        adapter = owner;
    }
}
