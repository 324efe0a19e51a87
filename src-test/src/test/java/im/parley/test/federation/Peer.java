package im.parley.test.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The process of another server. */
final class Peer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(40);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 20;

    private final Process process;

    private Peer(Process process) {
        this.process = process;
    }

    /** Starts it and returns when it accepts connections. */
    static Peer start(ProcessBuilder program, Path output, String address, int... ports) {
        try {
            Peer peer = new Peer(program.redirectErrorStream(true).redirectOutput(output.toFile()).start());
            for (int port : ports) {
                peer.awaitPort(address, port, output);
            }
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort(String address) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitPort(String address, int port, Path output) throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try (Socket socket = new Socket(address, port)) {
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() - deadline > 0 || !process.isAlive()) {
                    close();
                    throw new IOException("it did not start: " + Files.readString(output), notYet);
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
    }

    /** Asks it to end, and ends it when it does not. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
