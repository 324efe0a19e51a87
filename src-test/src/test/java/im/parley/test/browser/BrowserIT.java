package im.parley.test.browser;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.OwnServer;
import im.parley.test.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code src-test/browser} checks in Chromium, against a server that nobody has set up yet. */
class BrowserIT {
    private static final Path TESTS = Path.of("browser").toAbsolutePath();
    private static final Pattern INVITATION = Pattern.compile("http://localhost:(\\d+)/setup/#(\\S+)");
    private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final long LONGEST_MINUTES = 60;

    @Test
    void thePagesWorkInABrowser() throws Exception {
        List<String> browsers = BROWSERS.stream().filter(path -> Files.isExecutable(Path.of(path))).toList();
        Program.need(!browsers.isEmpty(), "Chromium");
        Program.need(Program.of("npm", "--version").works(), "npm");
        run(Map.of(), "npm", "ci", "--ignore-scripts", "--loglevel=error");
        try (OwnServer server = OwnServer.start("browser", "")) {
            Matcher invitation = invitation(server);
            Map<String, String> environment = Map.of(
                    "PARLEY_URL", "http://localhost:" + invitation.group(1),
                    "PARLEY_TOKEN", invitation.group(2),
                    "PARLEY_PASSWORD", "escalus of verona",
                    "PARLEY_WORK", Path.of(System.getProperty("parley.test.work")).toAbsolutePath().toString(),
                    "CHROMIUM", browsers.getFirst());
            run(environment, "npm", "test", "--silent");
        }
    }

    /** The banner is printed line by line; its last lines come a moment after the one that the start waits for. */
    private static Matcher invitation(OwnServer server) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() - deadline < 0) {
            Stream<Matcher> found = server.process().output().stream().map(INVITATION::matcher).filter(Matcher::find);
            var first = found.findFirst();
            if (first.isPresent()) {
                return first.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no invitation in:\n" + String.join("\n", server.process().output()));
    }

    private static void run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(TESTS.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Path output = Path.of(System.getProperty("parley.test.work"), "browser-" + command[1] + ".log");
        builder.redirectOutput(output.toFile());
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as("%s takes too long:%n%s", String.join(" ", command), said).isTrue();
            assertThat(process.exitValue()).as("%s", said).isZero();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
