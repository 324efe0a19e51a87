package im.parley.transport.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.transport.fixture.Client;
import im.parley.transport.fixture.Options;
import im.parley.transport.fixture.Session;
import im.parley.transport.fixture.Verona;
import im.parley.wire.port.CloseReason;
import java.net.ConnectException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class TransportTest {
    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aBusyPortIsNamedAndNothingStaysOpen() throws Exception {
        int free = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
                Verona verona = Verona.open(Options.PLAIN.on(free), Options.PLAIN.on(taken.getLocalPort()))) {
            assertThat(verona.refusals)
                    .containsExactly("Port " + taken.getLocalPort() + " is in use by another program");
            assertThat(verona.bound()).isEmpty();
            assertThatThrownBy(() -> Client.connect(free)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aStoppedTransportFreesItsPortsForTheNext() throws Exception {
        int port = freePort();
        for (int i = 0; i < 3; i++) {
            try (Verona verona = Verona.open(Options.PLAIN.on(port));
                    Client romeo = Client.connect(port).open()) {
                assertThat(verona.refusals).isEmpty();
                romeo.send("<message id='" + i + "'/>").await("/>");
            }
        }
        assertThatThrownBy(() -> Client.connect(port)).isInstanceOf(ConnectException.class);
    }

    @Test
    void streamsAreToldOfAShutdown() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN, Options.DIRECT_TLS);
                Client romeo = Client.connect(verona.bound().getFirst().getPort()).login();
                Client juliet = Client.connect(verona.bound().getLast().getPort())
                        .tls("montague.example")
                        .login();
                Client silent = Client.connect(verona.port())) {
            Thread stopping = Thread.ofVirtual().start(verona::stop);
            assertThat(romeo.await(Client.CLOSE)).contains("<system-shutdown");
            assertThat(juliet.await(Client.CLOSE)).contains("<system-shutdown");
            romeo.send(Client.CLOSE).awaitEnd();
            juliet.send(Client.CLOSE).awaitEnd();
            assertThat(silent.awaitEnd()).isEmpty();
            stopping.join();
            for (int i = 0; i < 3; i++) {
                assertThat(verona.session().end()).isEqualTo(CloseReason.SHUTDOWN);
            }
        }
    }

    @Test
    void aPeerThatIgnoresAShutdownDelaysItForABoundedTimeOnly() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.timeouts(10_000, 10_000, 200));
                Client romeo = Client.connect(verona.port()).login()) {
            long start = System.nanoTime();
            verona.stop();
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
            Session session = verona.session();
            assertThat(session.end()).isEqualTo(CloseReason.SHUTDOWN);
            assertThat(romeo.awaitEnd()).contains("<system-shutdown");
        }
    }

    @Test
    void portsAreShiftedAsTheContainersAre() throws Exception {
        int port = freePort();
        System.setProperty("jboss.socket.binding.port-offset", "1");
        try (Verona verona = Verona.open(Options.PLAIN.on(port - 1))) {
            assertThat(verona.port()).isEqualTo(port);
        } finally {
            System.clearProperty("jboss.socket.binding.port-offset");
        }
    }
}
