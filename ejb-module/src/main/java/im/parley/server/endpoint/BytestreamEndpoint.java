package im.parley.server.endpoint;

import im.parley.server.boot.ServerBoot;
import im.parley.wire.port.BytestreamAcceptor;
import im.parley.wire.port.BytestreamPorts;
import im.parley.wire.port.Bytestreams;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes SOCKS5 bytestreams from the resource adapter; called when their ports open. Without the feature there are none. */
@MessageDriven(messageListenerInterface = BytestreamAcceptor.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class BytestreamEndpoint implements BytestreamAcceptor {
    @EJB
    private @Nullable ServerBoot boot;

    @Override
    public BytestreamPorts ports() {
        return proxy().map(BytestreamAcceptor::ports).orElse(BytestreamPorts.NONE);
    }

    @Override
    public void listening(List<InetSocketAddress> bound, Bytestreams bytestreams) {
        proxy().ifPresent(proxy -> proxy.listening(bound, bytestreams));
    }

    @Override
    public void refused(String why) {
        proxy().ifPresent(proxy -> proxy.refused(why));
    }

    private Optional<BytestreamAcceptor> proxy() {
        return Objects.requireNonNull(boot, "injected").provided(BytestreamAcceptor.class);
    }
}
