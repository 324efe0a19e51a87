package im.parley.test.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** An offset to the default ports at which all of them are free, so that a server that runs already is left in peace. */
public final class FreePorts {
    private static final List<Integer> DEFAULTS = List.of(5222, 5223, 8080, 9990, 8443, 5280, 5290, 5291);
    private static final int TRIES = 100;

    private FreePorts() {}

    /**
     * Finds an offset.
     *
     * @throws IllegalStateException when so many tries all met a port in use
     */
    public static int offset() {
        // Below the ports that the system gives to outgoing connections.
        return IntStream.generate(() -> RandomGenerator.getDefault().nextInt(1000, 20_000))
                .limit(TRIES)
                .filter(offset -> DEFAULTS.stream().allMatch(port -> free(port + offset)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free ports for a server"));
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
