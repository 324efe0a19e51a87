package im.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Processor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionsManualTest {
    private static final Path MANUAL = Path.of("docs", "options.md");

    @Test
    void theManualEqualsTheRecords() throws IOException {
        var manual = repository().resolve(MANUAL);
        var records = OptionsManual.markdown(Catalogue.standard().withRecords(featureRecords()));
        if (Boolean.getBoolean("parley.docs.write")) {
            Files.writeString(manual, records);
        }
        assertThat(Files.readString(manual))
                .as("out of date: the first lines of the file say how to write it again")
                .isEqualTo(records);
    }

    @Test
    void theRecordsOfFeaturesAreFound() throws IOException {
        assertThat(featureRecords()).extracting(Class::getSimpleName).contains("RosterOptions", "VersionOptions");
    }

    /** What the container finds by its annotation when it looks at the classes. */
    private static List<Class<? extends Record>> featureRecords() throws IOException {
        var classes = Path.of(URI.create(
                Processor.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        var records = new ArrayList<Class<? extends Record>>();
        try (var features = Files.walk(classes.resolve(Path.of("im", "parley", "feature")));
                var shared = Files.walk(classes.resolve(Path.of("im", "parley", "server", "spi", "option")))) {
            var files = Stream.concat(features, shared).filter(path -> path.toString().endsWith(".class"));
            for (var file : files.sorted().toList()) {
                var name = classes.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
                var type = load(name);
                if (type.isAnnotationPresent(Processor.class)) {
                    records.add(type.asSubclass(Record.class));
                }
            }
        }
        return records;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, OptionsManualTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Tests run in the folder of their module. */
    private static Path repository() {
        var here = Optional.of(Path.of("").toAbsolutePath());
        while (here.isPresent() && !Files.exists(here.get().resolve(MANUAL))) {
            here = Optional.ofNullable(here.get().getParent());
        }
        return here.orElseThrow(() -> new AssertionError(MANUAL + " is missing"));
    }
}
