package im.parley.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import im.parley.test.container.OwnServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand connections that begin a stream, or a handshake, and say no more, on all ports at once. Each needs an open file
 * here and one in the server: where the machine allows fewer there are fewer, and where it allows hardly any the test is
 * left out.
 */
class HalfOpenIT {
    private static final int WANTED = 10_000;
    /** What both processes need for everything else. */
    private static final int OTHER_FILES = 2_000;

    private static final int CLIENTS = 2_000;
    private static final int SERVERS = 1_000;
    private static final int COMPONENTS = 200;
    private static final int LOGIN_SECONDS = 20;

    private static OwnServer server;
    private static int share;

    @BeforeAll
    static void start() {
        long files = ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getMaxFileDescriptorCount();
        share = (int) Math.min(WANTED, files - OTHER_FILES) / 4;
        assumeTrue(share > SERVERS, "only " + files + " files may be open");
        server = OwnServer.start("half-open", """
                'default-virtual-host' = 'parley.test'
                c2s () { 'max-unauthenticated' = %d }
                s2s () { 'max-unauthenticated' = %d; dialback () { 'authenticationTimeOut' = %d } }
                ext () { items = [ 'echo.parley.test:secret' ]; 'max-unauthenticated' = %d; 'authenticationTimeOut' = %d }
                socks5 () { 'remote-addresses' = '127.0.0.1'; 'handshake-timeout' = %d }
                'sess-man' () {
                    'auth-timeout' = %d
                    'jabber:iq:register' () { limit = 0 }
                }
                """.formatted(CLIENTS, SERVERS, LOGIN_SECONDS, COMPONENTS, LOGIN_SECONDS, LOGIN_SECONDS, LOGIN_SECONDS));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String header(String namespace, String to) {
        return "<?xml version='1.0'?><stream:stream xmlns='" + namespace
                + "' xmlns:stream='http://etherx.jabber.org/streams' version='1.0' to='" + to + "'>";
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    @Timeout(180)
    void theyKeepNobodyOutAndAreSentAway() throws Exception {
        try (Guest there = Guest.create(server, "there");
                HalfOpenFlood flood = new HalfOpenFlood()) {
            HalfOpenFlood.Counts clients = flood.plan(server.address(5222), share, header("jabber:client", "parley.test"));
            HalfOpenFlood.Counts servers = flood.plan(server.address(5269), share, header("jabber:server", "parley.test"));
            HalfOpenFlood.Counts components =
                    flood.plan(server.address(5275), share, header("jabber:component:accept", "echo.parley.test"));
            HalfOpenFlood.Counts bytestreams = flood.plan(server.address(1080), share, "\5\1");
            flood.start();
            await(() -> clients.begun() + servers.begun() + components.begun() + bytestreams.begun() == 4 * share);
            othersAreServed();
            there.ping();
            // Whoever is too many goes at once, whoever is not when the time is over.
            await(() -> clients.ended() >= share - CLIENTS
                    && servers.ended() >= share - SERVERS
                    && components.ended() >= share - COMPONENTS);
            await(() -> clients.ended() + servers.ended() + components.ended() + bytestreams.ended() == 4 * share);
            there.ping();
            othersAreServed();
        }
        assertThat(server.log()).doesNotContain("OutOfMemoryError").doesNotContain("Too many open files");
    }

    private static void othersAreServed() throws IOException {
        try (Guest newcomer = Guest.create(server, "n" + Long.toString(System.nanoTime(), Character.MAX_RADIX))) {
            newcomer.ping();
        }
        assertThat(answer(5269, header("jabber:server", "parley.test"))).contains("<stream:stream");
        assertThat(answer(5275, header("jabber:component:accept", "echo.parley.test"))).contains("<stream:stream");
        assertThat(answer(1080, "\5\1\0")).isEqualTo("\5\0");
    }

    /** What the server says first. */
    private static String answer(int port, String beginning) throws IOException {
        InetSocketAddress address = server.address(port);
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            byte[] answer = new byte[4096];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
        }
    }
}
