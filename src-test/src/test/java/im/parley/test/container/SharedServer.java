package im.parley.test.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Where the one server of this run is. {@code arquillian.xml} starts it with these settings; they are made before any
 * test, because Arquillian reads that file once.
 */
public final class SharedServer implements LauncherSessionListener {
    private static final String OFFSET = "parley.test.offset";
    private static final String MANAGEMENT = "parley.test.management";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        int offset = FreePorts.offset();
        System.setProperty(OFFSET, Integer.toString(offset));
        System.setProperty(MANAGEMENT, Integer.toString(9990 + offset));
    }

    /** The port that is {@code standard} in an installation. */
    public static int port(int standard) {
        return standard + Integer.getInteger(OFFSET);
    }

    /** The address for clients, which the server opens a moment after the application is deployed. */
    public static InetSocketAddress clients() {
        return Clients.ADDRESS;
    }

    private static final class Clients {
        private static final Duration PATIENCE = Duration.ofMinutes(1);
        private static final long PAUSE_MILLIS = 50;
        static final InetSocketAddress ADDRESS = open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(5222)));

        private static InetSocketAddress open(InetSocketAddress address) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
                    return (InetSocketAddress) socket.getRemoteSocketAddress();
                } catch (IOException notYet) {
                    if (System.nanoTime() - deadline > 0) {
                        throw new UncheckedIOException("clients cannot connect", notYet);
                    }
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
            }
        }
    }

    /** An address of its web server. */
    public static URI web(String path) {
        return URI.create("http://127.0.0.1:" + port(8080) + path);
    }

    /** An address of its management port. */
    public static URI management(String path) {
        return URI.create("http://127.0.0.1:" + port(9990) + path);
    }

    /** The home: its data, its logs. */
    public static Path home() {
        return Path.of(System.getProperty("parley.test.base"), "home");
    }
}
