package im.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsManualTest {
    private static final Path MANUAL = Path.of("docs", "options.md");

    @Test
    void theManualEqualsTheRecords() throws IOException {
        var manual = repository().resolve(MANUAL);
        var records = OptionsManual.markdown(Catalogue.standard());
        if (Boolean.getBoolean("parley.docs.write")) {
            Files.writeString(manual, records);
        }
        assertThat(Files.readString(manual))
                .as("out of date: the first lines of the file say how to write it again")
                .isEqualTo(records);
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
