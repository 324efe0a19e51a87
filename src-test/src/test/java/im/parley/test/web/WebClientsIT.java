package im.parley.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import im.parley.test.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** strophe.js over BOSH and WebSocket, and @xmpp/client over WebSocket: src-test/web-clients, run by Node. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WebClientsIT {
    private static final Path SOURCES = Path.of("web-clients");
    private static final Path WORK = Path.of("target", "web-clients").toAbsolutePath();
    /** As the configuration of the server under test says (src-test/pom.xml). */
    private static final String ADMIN = "PARLEY_ADMIN=warden@localhost:wherefore art thou";

    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Test
    void theyLogInTalkAndResume() throws IOException {
        Program.need(Program.of("node", "--version").works() && Program.of("npm", "--version").works(), "Node.js");
        install();
        SharedServer.clients(); // can connect now

        List<String> said = Program.of(
                        "env", "-C", WORK.toString(), "PARLEY_WEB=" + SharedServer.web(""), ADMIN, "npm", "test", "--silent")
                .run(LONGEST)
                .succeeded();

        assertThat(said).contains("# fail 0", "# cancelled 0").anyMatch(line -> line.matches("# pass 1[0-9]"));
    }

    /** What package-lock.json says, where builds leave what they make. */
    private static void install() throws IOException {
        Files.createDirectories(WORK.resolve("test"));
        for (String name : List.of("package.json", "package-lock.json")) {
            copy(SOURCES.resolve(name), WORK.resolve(name));
        }
        try (var tests = Files.list(SOURCES.resolve("test"))) {
            tests.forEach(test -> copy(test, WORK.resolve("test").resolve(test.getFileName())));
        }
        Program.of("npm", "ci", "--prefix", WORK.toString(), "--no-audit", "--no-fund").run(LONGEST).succeeded();
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
