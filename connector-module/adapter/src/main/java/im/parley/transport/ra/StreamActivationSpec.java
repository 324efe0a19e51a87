package im.parley.transport.ra;

import im.parley.wire.port.StreamAcceptor;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import org.jspecify.annotations.Nullable;

/** What a message-driven bean says of itself to be called with streams. A JavaBean, as the connector architecture wants. */
@Activation(messageListeners = StreamAcceptor.class)
public final class StreamActivationSpec implements ActivationSpec {
    private @Nullable ResourceAdapter adapter;

    @ConfigProperty(description = "Which kind of stream the bean serves, for log lines: c2s, s2s, component ...")
    private String listener = "";

    /** The kind of stream. */
    public String getListener() {
        return listener;
    }

    /** Sets the kind of stream. */
    public void setListener(String listener) {
        this.listener = listener;
    }

    @Override
    public void validate() throws InvalidPropertyException {
        if (listener.isBlank()) {
            throw new InvalidPropertyException("the activation property 'listener' must name the kind of stream");
        }
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
