package im.parley.test.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** All plays below {@code src-test/scenarios}, as tests: one container for a folder, one test for a file. */
public final class Repertoire {
    private static final Path ROOT = Path.of("scenarios");
    /** Only plays whose path contains this are performed; for work on one of them. */
    private static final String ONLY = System.getProperty("parley.scenario", "");

    private Repertoire() {}

    /**
     * The tests.
     *
     * @param venue what the performances are given on; plays for the other one are left out
     * @param performance performs a play
     */
    public static Stream<DynamicNode> tests(Play.Venue venue, Consumer<Play> performance) {
        return list(ROOT).stream()
                .filter(Files::isDirectory)
                .map(folder -> DynamicContainer.dynamicContainer(
                        folder.getFileName().toString(), inFolder(folder, venue, performance)));
    }

    private static Stream<DynamicNode> inFolder(Path folder, Play.Venue venue, Consumer<Play> performance) {
        return list(folder).stream()
                .filter(file -> file.toString().endsWith(".txt") && file.toString().contains(ONLY))
                .map(PlayParser::read)
                .filter(play -> play.venue() == Play.Venue.ANY || play.venue() == venue)
                .map(play -> DynamicTest.dynamicTest(
                        play.name(), play.file().toUri(), () -> performance.accept(play)));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
