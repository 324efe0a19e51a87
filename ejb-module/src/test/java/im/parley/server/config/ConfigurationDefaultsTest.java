package im.parley.server.config;

import static im.parley.server.config.Reading.configuration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.parley.server.config.SessManOptions.ResourceConflict;
import im.parley.server.spi.option.MessageRepositoryOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds where a file says nothing. */
class ConfigurationDefaultsTest {
    @Test
    void anEmptyFileMeansDefaults() throws ConfigError {
        var configuration = configuration("");
        assertThat(configuration.root().domains().all()).containsExactly("localhost");
        assertThat(configuration.root().admins()).isEmpty();
        assertThat(configuration.bean("c2s", C2sOptions.class).connections().active().keySet())
                .containsExactly(5222, 5223);
        var sessMan = configuration.bean("sess-man", SessManOptions.class);
        assertThat(sessMan.resourceConflict()).isEqualTo(ResourceConflict.REPLACE_OLD);
        assertThat(sessMan.authTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(sessMan.sasl().mechanisms().allows("SCRAM-SHA-256-PLUS")).isTrue();
        assertThat(configuration.bean("msgRepository", MessageRepositoryOptions.class).storeLimit("a.lit"))
                .isEqualTo(100);
        assertThat(configuration.bean("vhost-man", "defaults", VhostManOptions.Defaults.class).tlsRequired())
                .isTrue();
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void aMissingFileMeansDefaults(@TempDir Path home) throws ConfigError {
        var configuration = Configuration.load(home.resolve("etc/config.tdsl"), _ -> null, _ -> null);
        assertThat(configuration.effective()).isNotEmpty().allMatch(line -> line.origin().equals("default"));
    }

    @Test
    void everyDefaultIsInsideItsBounds() throws ConfigError {
        // A default does not pass the bounds on its way; written into the file it must.
        var text = new StringBuilder();
        for (var line : configuration("").effective()) {
            if (!line.value().equals("null")) {
                var indent = String.join("", line.path().subList(0, line.path().size() - 1).stream()
                        .map(name -> "'" + name + "' {\n")
                        .toList());
                text.setLength(0);
                text.append(indent)
                        .append("'").append(line.path().getLast()).append("' = ").append(line.value()).append("\n")
                        .append("}\n".repeat(line.path().size() - 1));
                assertThat(configuration(text.toString()).effective())
                        .filteredOn(written -> written.path().equals(line.path()))
                        .singleElement()
                        .satisfies(written -> assertThat(written.origin()).startsWith("config.tdsl:"));
            }
        }
    }

    @Test
    void aFileThatIsNotTextIsRefused(@TempDir Path home) throws Exception {
        var file = Files.write(home.resolve("config.tdsl"), new byte[] {'a', (byte) 0xff, (byte) 0xfe});
        assertThat(catchThrowableOfType(ConfigError.class, () -> Configuration.load(file, _ -> null, _ -> null)))
                .hasMessageEndingWith(":1:1: the file is not UTF-8");
    }
}
