package im.parley.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.FreePorts;
import im.parley.test.container.OwnServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two servers want the same port: the second says so in one line and ends; the first notices nothing. */
class BusyPortIT {
    @Test
    void theSecondServerNamesThePortAndTheOption() {
        OwnServer first = HostileServer.shared();
        int taken = first.port(5222);
        int offset = IntStream.generate(FreePorts::offset).filter(any -> any < taken).findFirst().orElseThrow();
        try (Guest guest = Guest.create(first, "port-" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
                OwnServer second = OwnServer.attempt("busy", offset, ports(taken - offset))) {
            int status = second.process().awaitExit();

            assertThat(status).isEqualTo(1);
            List<String> lines = second.process().output();
            assertThat(lines.stream().filter(line -> line.contains(Integer.toString(taken))))
                    .as("%s", String.join("\n", lines))
                    .singleElement()
                    .asString()
                    .contains("ports = [");
            assertThat(lines).as("a stack trace").noneMatch(line -> line.strip().startsWith("at "));
            guest.ping();
        }
    }

    /** The port before it is shifted by the offset. */
    private static String ports(int port) {
        return """
                c2s () {
                  connections () {
                    ports = [ %d ]
                  }
                }
                """.formatted(port);
    }
}
