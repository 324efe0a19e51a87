package im.parley.test.hostile;

import im.parley.test.client.Wire;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;

/** The end of a connection, whatever the bytes on it are. */
final class EndOfTcp {
    private EndOfTcp() {}

    /**
     * Reads to the end of the connection.
     *
     * @throws AssertionError when it does not end in time
     */
    static byte[] readAll(Wire wire, Duration patience) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<byte[]> bytes = wire.receive(Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime())));
            if (bytes.isEmpty()) {
                return all.toByteArray();
            }
            all.writeBytes(bytes.get());
        }
        throw new AssertionError("the connection is open after " + patience + ", " + all.size() + " bytes came");
    }
}
