package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.config.Catalogue;
import im.parley.server.config.ConfigError;
import im.parley.server.config.Configuration;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.config.tdsl.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A configuration file that Tigase's guide shows, or any name that Tigase knows, starts Parley. */
class GuideTest {
    private static final Path MANUAL = Path.of("..", "docs", "tigase.md");
    private static final Lookup VARIABLES = new Lookup(
            Map.of("USER", "juliet", "TIGASE_REST_SCRIPTS_DIR", "scripts/rest")::get,
            Map.of("user.home", "/home/juliet", "user.dir", "/opt/parley")::get);
    private static final Catalogue CATALOGUE = Catalogue.standard().withRecords(FeatureScan.options());
    private static final List<String> PROCESSORS =
            Features.all().stream().map(feature -> feature.spec().processor()).toList();

    @ParameterizedTest
    @MethodSource("snippets")
    void whatTheGuideShowsIsRead(String name) {
        assertThat(refused(text(name))).isEmpty();
    }

    @Test
    void everyNameOfTigaseIsKnown() {
        NamesOfTigase names = new NamesOfTigase(text("names.txt").lines().toList());
        assertThat(refused(names.file(_ -> "null"))).isEmpty();
    }

    /** What has no effect says so, and why, in a warning; all the rest is in the manual of the options. */
    @Test
    void theManualSaysWhatEachNameDoes() throws IOException, ConfigError {
        NamesOfTigase names = new NamesOfTigase(text("names.txt").lines().toList());
        Set<Integer> understood = new HashSet<>();
        // Whatever is a bad value has an effect. What stands outside of all blocks shows once the blocks say nothing.
        while (understood.addAll(lines(problems(names.file(line -> value(understood, line)))))) {}
        Configuration configuration = read(names.file(line -> value(understood, line)));
        String manual = names.manual(configuration.warnings());
        if (Boolean.getBoolean("parley.docs.write")) {
            Files.writeString(MANUAL, manual);
        }
        assertThat(Files.readString(MANUAL)).as("out of date: run with -Dparley.docs.write=true").isEqualTo(manual);
    }

    private static String value(Set<Integer> understood, int line) {
        return understood.contains(line) ? "null" : "'?'";
    }

    private static List<Integer> lines(List<Problem> problems) {
        return problems.stream().map(problem -> problem.at().line()).toList();
    }

    static Stream<String> snippets() throws IOException {
        try (Stream<Path> files = Files.list(guide())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tdsl"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static List<String> refused(String text) {
        return problems(text).stream().map(Problem::toString).toList();
    }

    private static List<Problem> problems(String text) {
        try {
            read(text);
            return List.of();
        } catch (ConfigError error) {
            return error.problems();
        }
    }

    private static Configuration read(String text) throws ConfigError {
        Configuration configuration = Configuration.parse(CATALOGUE, "config.tdsl", text, VARIABLES);
        configuration.confirm(PROCESSORS);
        return configuration;
    }

    private static String text(String name) {
        try {
            return Files.readString(guide().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path guide() {
        try {
            return Path.of(Objects.requireNonNull(GuideTest.class.getResource("/guide")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
