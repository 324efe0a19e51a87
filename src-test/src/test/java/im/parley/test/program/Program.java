package im.parley.test.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that ends by itself: what it is called with, what it said, and apart from that what it complained about. */
public final class Program {
    /** Debian's Python, not one that stands before it on the path: the packages belong to that one. */
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    private static final Path SCRIPTS = Path.of("src", "test", "python");
    private static final Duration PROBE = Duration.ofSeconds(30);

    private final List<String> command;

    private Program(List<String> command) {
        this.command = command;
    }

    /** What came of it. The lines are those of the standard output. */
    public record Outcome(int status, List<String> lines, String complaints) {
        /** It ended well; returns the lines. */
        public List<String> succeeded() {
            assertThat(status).as("%s\n%s", String.join("\n", lines), complaints).isZero();
            return lines;
        }
    }

    /** A program and its arguments. */
    public static Program of(String... command) {
        return new Program(List.of(command));
    }

    /** A script of {@code src/test/python}, run by a Python that has a module. */
    public static Program script(String name, String module, String... arguments) {
        String python = PYTHONS.stream()
                .filter(each -> of(each, "-c", "import " + module).works())
                .findFirst()
                .orElse("");
        need(!python.isEmpty(), "the Python module " + module);
        Stream<String> start = Stream.of(python, SCRIPTS.resolve(name).toString());
        return new Program(Stream.concat(start, Stream.of(arguments)).toList());
    }

    /** The test is skipped, with the reason, where something is not installed; but not in the continuous integration. */
    public static void need(boolean there, String what) {
        if (System.getenv("CI") == null) {
            assumeTrue(there, what + " is not installed; .ci/run says what the tests use");
        }
        assertThat(there).as("%s must be installed where CI runs", what).isTrue();
    }

    /** Whether it is there and ends with the status 0. */
    public boolean works() {
        try {
            return run(PROBE).status() == 0;
        } catch (UncheckedIOException notThere) {
            return false;
        }
    }

    /** Runs it to its end. */
    public Outcome run(Duration longest) {
        try {
            Path said = Files.createTempFile("program", ".out");
            Path complained = Files.createTempFile("program", ".err");
            try {
                return run(longest, said, complained);
            } finally {
                Files.delete(said);
                Files.delete(complained);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome run(Duration longest, Path said, Path complained) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(complained.toFile())
                .start();
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(command + " is not done after " + longest.toSeconds() + " s:\n"
                        + Files.readString(said) + Files.readString(complained));
            }
            return new Outcome(process.exitValue(), Files.readAllLines(said), Files.readString(complained));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            end(process);
        }
    }

    /** With all that it has started. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
