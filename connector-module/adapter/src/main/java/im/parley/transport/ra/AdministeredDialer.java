package im.parley.transport.ra;

import im.parley.wire.port.Call;
import im.parley.wire.port.Caller;
import im.parley.wire.port.Dialer;
import im.parley.wire.port.LookupOptions;
import im.parley.wire.port.Whereabouts;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.AdministeredObject;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.Serializable;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.naming.Reference;
import org.jspecify.annotations.Nullable;

/** The dialer of the resource adapter as the server finds it in JNDI. A JavaBean, as the connector architecture wants. */
@AdministeredObject(adminObjectInterfaces = Dialer.class)
public final class AdministeredDialer implements Dialer, ResourceAdapterAssociation, Serializable, Referenceable {
    private static final long serialVersionUID = 1L;

    private transient @Nullable XmppResourceAdapter adapter;
    private transient @Nullable Reference reference;

    @Override
    public CompletableFuture<Whereabouts> locate(String domain, LookupOptions options) {
        return dialer().locate(domain, options);
    }

    @Override
    public void connect(Call call, Caller caller) {
        dialer().connect(call, caller);
    }

    private Dialer dialer() {
        return Objects.requireNonNull(adapter, "associated").dialer();
    }

    @Override
    public @Nullable ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter owner) throws ResourceException {
        if (!(owner instanceof XmppResourceAdapter ours)) {
            throw new ResourceException("not the adapter of this dialer: " + owner);
        }
        adapter = ours;
    }

    @Override
    public @Nullable Reference getReference() {
        return reference;
    }

    @Override
    public void setReference(Reference known) {
        reference = known;
    }
}
