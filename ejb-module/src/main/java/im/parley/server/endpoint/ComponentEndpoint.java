package im.parley.server.endpoint;

import im.parley.server.boot.ServerBoot;
import im.parley.wire.port.Connection;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes the connections of external components from the resource adapter; called once per connection. */
@MessageDriven(
        messageListenerInterface = StreamAcceptor.class,
        activationConfig = @ActivationConfigProperty(propertyName = "listener", propertyValue = "ext"))
@TransactionManagement(TransactionManagementType.BEAN)
public class ComponentEndpoint implements StreamAcceptor {
    @EJB
    private @Nullable ServerBoot boot;

    @Override
    public List<ListenerOptions> listeners() {
        return server().componentListeners();
    }

    @Override
    public void listening(List<InetSocketAddress> bound) {
        server().componentsCanConnect(bound);
    }

    @Override
    public void refused(ListenerOptions listener, String why) {
        server().cannotListen(listener, why);
    }

    @Override
    public StreamHandler accept(Connection connection) {
        return server().acceptComponent(connection);
    }

    @Override
    public TlsIdentity identity(String serverName) {
        return server().identity(serverName);
    }

    private ServerBoot server() {
        return Objects.requireNonNull(boot, "injected");
    }
}
