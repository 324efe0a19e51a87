package im.parley.test.tables;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.test.server.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SpecificationsTableTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path TABLE = REPOSITORY.resolve(Path.of("docs", "xeps.md"));
    private static final Pattern REFERENCE = Pattern.compile("XEP-\\d{4}|RFC \\d{4}");

    private final List<Feature> features = Features.all();

    @Test
    void theTableEqualsWhatFeaturesSay() throws IOException {
        String table = new SpecificationsTable(REPOSITORY).markdown(features);
        if (Boolean.getBoolean("parley.docs.write")) {
            Files.writeString(TABLE, table);
        }
        assertThat(Files.readString(TABLE)).as("out of date: the file says how to write it again").isEqualTo(table);
    }

    @Test
    void everyFeatureNamesItsSpecification() {
        assertThat(features).isNotEmpty().allSatisfy(feature -> assertThat(feature.spec().references())
                .as(feature.getClass().getName())
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(reference.document()).matches(REFERENCE))
                .allSatisfy(reference -> assertThat(reference.version().isEmpty())
                        .isEqualTo(reference.document().startsWith("RFC"))));
    }

    @Test
    void whatAFeatureAdvertisesItAlsoDoes() {
        assertThat(features).allSatisfy(feature -> {
            boolean advertises = feature.hooks().stream().anyMatch(Hook.Advertise.class::isInstance);
            boolean acts = feature.hooks().stream()
                    .anyMatch(hook -> !(hook instanceof Hook.Advertise || hook instanceof Hook.Identify));
            assertThat(!advertises || acts).as(feature.getClass().getName()).isTrue();
        });
    }
}
