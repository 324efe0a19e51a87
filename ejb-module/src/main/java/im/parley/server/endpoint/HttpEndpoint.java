package im.parley.server.endpoint;

import im.parley.server.boot.ServerBoot;
import im.parley.wire.port.Connection;
import im.parley.wire.port.HttpOptions;
import im.parley.wire.port.HttpStreams;
import im.parley.wire.port.JoinableStreams;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the connections of clients from the web application; called once per connection. */
@Stateless
@Local(HttpStreams.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class HttpEndpoint implements HttpStreams {
    @EJB
    private @Nullable ServerBoot boot;

    @Override
    public HttpOptions options() {
        return server().httpOptions();
    }

    @Override
    public StreamHandler accept(Connection connection) {
        return server().accept(connection);
    }

    @Override
    public void joinable(Optional<JoinableStreams> transport) {
        server().joinable(transport);
    }

    @Override
    public boolean serves(String domain) {
        return server().domains().serves(domain);
    }

    @Override
    public String defaultDomain() {
        return server().domains().defaultDomain();
    }

    @Override
    public TlsIdentity identity(String serverName) {
        return server().identity(serverName);
    }

    private ServerBoot server() {
        return Objects.requireNonNull(boot, "injected");
    }
}
