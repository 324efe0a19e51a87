package im.parley.test.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import im.parley.test.container.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people with slixmpp, the client library of Debian's {@code python3-slixmpp}. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SlixmppIT {
    /** Debian's Python, not one that stands before it on the path: the package belongs to that one. */
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    private static final Path SCRIPT = Path.of("src", "test", "python", "two_friends.py");
    private static final long PROBE_SECONDS = 30;
    private static final long PLAY_SECONDS = 180;

    @Test
    void twoFriendsTalkOnlineAndOffline() throws IOException, InterruptedException {
        String python = PYTHONS.stream().filter(SlixmppIT::hasSlixmpp).findFirst().orElse("");
        if (System.getenv("CI") == null) {
            assumeTrue(!python.isEmpty(), "slixmpp is not installed: apt-get install python3-slixmpp");
        }
        assertThat(python).as("slixmpp must be installed where CI runs").isNotEmpty();

        Path out = Files.createTempFile("slixmpp", ".log");
        String suffix = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        int status = run(out, PLAY_SECONDS, python, SCRIPT.toString(), "127.0.0.1",
                Integer.toString(SharedServer.port(5222)), "parley.test", suffix);

        assertThat(status).as(Files.readString(out)).isZero();
        List<String> said = Files.readAllLines(out);
        assertThat(said).hasSize(5).endsWith("ok");
        assertThat(said.subList(0, 3)).containsOnly("SCRAM-SHA-512");
        // Slixmpp as it is may end with PLAIN, because it binds to what TLS 1.3 does not have; but it does get in.
        assertThat(said.get(3)).isNotEmpty();
    }

    private static boolean hasSlixmpp(String python) {
        try {
            Path out = Files.createTempFile("slixmpp", ".log");
            return run(out, PROBE_SECONDS, python, "-c", "import slixmpp") == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int run(Path out, long seconds, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("not done after " + seconds + " s: " + Files.readString(out));
        }
        return process.exitValue();
    }
}
