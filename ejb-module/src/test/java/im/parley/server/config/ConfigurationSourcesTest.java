package im.parley.server.config;

import static im.parley.server.config.Reading.configuration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.parley.server.config.tdsl.Lookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where values come from besides the file. */
class ConfigurationSourcesTest {
    @Test
    void theEnvironmentWinsOverTheFile() throws ConfigError {
        var lookup = new Lookup(
                Map.of("PARLEY_DOMAIN", "verona.lit", "PARLEY_ADMINS", "a@verona.lit, b@verona.lit")::get, _ -> null);
        var root = configuration("default-virtual-host = capulet.lit", lookup).root();
        assertThat(root.domains().first()).isEqualTo("verona.lit");
        assertThat(root.admins()).containsExactly("a@verona.lit", "b@verona.lit");
    }

    @Test
    void whatStandsOutsideOfBlocksIsThereForEveryBean() throws ConfigError {
        var sessMan = configuration("--auth-timeout = 10\nmax-resources = 3\nstrand-limit = 11\nsess-man { strand-limit = 12 }")
                .bean("sess-man", SessManOptions.class);
        assertThat(sessMan.authTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(sessMan.maxResources()).isEqualTo(3);
        assertThat(sessMan.strandLimit()).isEqualTo(12);
    }

    @Test
    void globalsAreForTheSystemProperties() throws ConfigError {
        var configuration = configuration("--virt-hosts = 'a.lit,b.lit'\n--some.thing = 5L");
        assertThat(configuration.globals()).containsOnly(Map.entry("virt-hosts", "a.lit,b.lit"), Map.entry("some.thing", "5"));
        assertThat(configuration.root().domains().more()).containsExactly("a.lit", "b.lit");
    }

    @Test
    void theEffectiveConfigurationNamesTheSourceOfEachValue() throws ConfigError {
        var lookup = new Lookup(Map.of("PARLEY_DOMAIN", "verona.lit", "LIMIT", "7")::get, _ -> null);
        var lines = configuration("""
                        dataSource { default () { uri = 'jdbc:h2:file:x;password=secret' } }
                        msgRepository { store-limit = env('LIMIT') }
                        c2s { connections { ports = 5299 } }
                        """, lookup)
                .effective()
                .stream()
                .map(Effective::toString)
                .toList();
        assertThat(lines)
                .contains(
                        "default-virtual-host = 'verona.lit'   # environment PARLEY_DOMAIN",
                        "dataSource / default / uri = ***   # config.tdsl:1:27",
                        "msgRepository / store-limit = '7'   # config.tdsl:2:17 via env('LIMIT')",
                        "c2s / connections / ports = 5299   # config.tdsl:3:21",
                        "c2s / max-stanza-depth = 100   # default")
                .noneMatch(line -> line.contains("secret"));
    }

    @Test
    void theEnvironmentNamesTheFile(@TempDir Path home) throws Exception {
        var file = Files.writeString(home.resolve("my.tdsl"), "", StandardCharsets.UTF_8);
        assertThat(ConfigLocation.file(new Lookup(Map.of("PARLEY_CONFIG", file.toString())::get, _ -> null)))
                .isEqualTo(file);
        assertThat(ConfigLocation.file(new Lookup(_ -> null, Map.of("parley.home", home.toString())::get)))
                .isEqualTo(home.resolve("etc/config.tdsl"));
        var missing = new Lookup(Map.of("PARLEY_CONFIG", "/no/such.tdsl")::get, _ -> null);
        assertThat(catchThrowableOfType(ConfigError.class, () -> ConfigLocation.file(missing)))
                .hasMessage("/no/such.tdsl:1:1: PARLEY_CONFIG names this file, but it does not exist");
    }
}
