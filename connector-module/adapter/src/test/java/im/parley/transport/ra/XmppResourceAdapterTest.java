package im.parley.transport.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.transport.fixture.Client;
import im.parley.transport.fixture.Identities;
import im.parley.transport.fixture.Options;
import im.parley.transport.fixture.Session;
import im.parley.transport.ra.Container.Beans;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import jakarta.resource.spi.InvalidPropertyException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class XmppResourceAdapterTest {
    private final Container container = new Container();
    private final XmppResourceAdapter adapter = new XmppResourceAdapter();
    private final Bean bean = new Bean();
    private final Beans beans = new Beans(bean);
    private final StreamActivationSpec spec = new StreamActivationSpec();

    /** A message-driven bean that waits for its server to be up. */
    private static final class Bean implements StreamAcceptor {
        final CountDownLatch up = new CountDownLatch(1);
        final BlockingQueue<InetSocketAddress> bound = new LinkedBlockingQueue<>();
        final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
        final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();
        volatile int port;

        int awaitPort() throws InterruptedException {
            InetSocketAddress address = bound.poll(10, TimeUnit.SECONDS);
            assertThat(address).isNotNull();
            return address.getPort();
        }

        @Override
        public List<ListenerOptions> listeners() {
            try {
                up.await();
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
            return List.of(Options.PLAIN.on(port).timeouts(10_000, 10_000, 300).build());
        }

        @Override
        public void listening(List<InetSocketAddress> addresses) {
            bound.addAll(addresses);
        }

        @Override
        public void refused(ListenerOptions listener, String why) {
            refusals.add(why);
        }

        @Override
        public StreamHandler accept(Connection connection) {
            Session session = new Session(connection);
            sessions.add(session);
            return session;
        }

        @Override
        public TlsIdentity identity(String serverName) {
            return Identities.MONTAGUE;
        }
    }

    @BeforeEach
    void start() throws Exception {
        spec.setListener("c2s");
        adapter.start(container);
    }

    @AfterEach
    void stop() {
        adapter.stop();
        assertThat(beans.misuse).hasValue(0);
    }

    /** Activation returns at once; the port opens when the server says what to listen on. */
    @Test
    void noPortIsOpenBeforeTheServerIsUp() throws Exception {
        bean.port = freePort();
        adapter.endpointActivation(beans, spec);
        assertThat(container.works).hasValue(1);
        assertThatThrownBy(() -> Client.connect(bean.port)).isInstanceOf(ConnectException.class);
        bean.up.countDown();
        try (Client romeo = Client.connect(bean.awaitPort()).login()) {
            assertThat(romeo.send("<message id='1'/>").await("/>")).contains("id='1'");
        }
    }

    @Test
    void anEndpointThatIsNotReadyIsAskedAgain() throws Exception {
        beans.notYet.set(3);
        bean.up.countDown();
        adapter.endpointActivation(beans, spec);
        Client.connect(bean.awaitPort()).open().close();
    }

    @Test
    void deactivationEndsTheStreamsAndFreesThePort() throws Exception {
        bean.up.countDown();
        adapter.endpointActivation(beans, spec);
        bean.port = bean.awaitPort();
        try (Client romeo = Client.connect(bean.port).login()) {
            adapter.endpointDeactivation(beans, spec);
            assertThat(romeo.awaitEnd()).contains("<system-shutdown").endsWith(Client.CLOSE);
            assertThat(bean.sessions.take().end()).isEqualTo(CloseReason.SHUTDOWN);
        }
        assertThatThrownBy(() -> Client.connect(bean.port)).isInstanceOf(ConnectException.class);
        assertThat(beans.inUse).hasValue(0);

        adapter.endpointActivation(beans, spec);
        assertThat(bean.awaitPort()).isEqualTo(bean.port);
        Client.connect(bean.port).open().close();
    }

    /** An undeployment may come while the deployment is still waiting for its server. */
    @Test
    void deactivationBeforeTheServerIsUpOpensNothing() throws Exception {
        bean.port = freePort();
        adapter.endpointActivation(beans, spec);
        adapter.endpointDeactivation(beans, spec);
        bean.up.countDown();
        container.awaitWorks();
        assertThat(bean.bound).isEmpty();
        assertThatThrownBy(() -> Client.connect(bean.port)).isInstanceOf(ConnectException.class);
    }

    @Test
    void aBusyPortIsReportedToTheBean() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            bean.port = taken.getLocalPort();
            bean.up.countDown();
            adapter.endpointActivation(beans, spec);
            assertThat(bean.refusals.poll(10, TimeUnit.SECONDS)).contains("Port " + bean.port);
        }
    }

    /** The double complains when two event loops meet in one endpoint. */
    @Test
    void manyConnectionsAtOnceAreAcceptedByEndpointsOfTheirOwn() throws Exception {
        bean.up.countDown();
        adapter.endpointActivation(beans, spec);
        int port = bean.awaitPort();
        List<Thread> crowd = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            crowd.add(Thread.ofVirtual().start(() -> {
                try (Client client = Client.connect(port)) {
                    client.open();
                } catch (java.io.IOException failed) {
                    beans.misuse.incrementAndGet();
                }
            }));
        }
        for (Thread each : crowd) {
            each.join();
        }
        assertThat(bean.sessions).hasSize(64);
        assertThat(beans.inUse.get()).isBetween(1, Runtime.getRuntime().availableProcessors() + 1);
    }

    @Test
    void anActivationMustSayWhatItListensFor() {
        assertThatThrownBy(new StreamActivationSpec()::validate)
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("listener");
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
