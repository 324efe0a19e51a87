package im.parley.server.config;

import static im.parley.server.config.Reading.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The database in the file, and the one that the server has. */
class ConfigurationDataSourcesTest {
    private static final String CONTAINER = "jdbc:h2:file:/var/parley/data/parley;DB_CLOSE_ON_EXIT=FALSE";

    private Optional<String> mismatch(String file, String container) throws ConfigError {
        return configuration(file).root().stores().dataSources().mismatch(container);
    }

    private List<String> unused(String file) throws ConfigError {
        return configuration(file).root().stores().dataSources().unused(CONTAINER, Set.of("socks5-store"));
    }

    @Test
    void anotherOneMayHaveAUse() throws ConfigError {
        assertThat(mismatch("dataSource { socks5-store () { uri = 'jdbc:h2:mem:other' } }", CONTAINER)).isEmpty();
        assertThat(unused("dataSource { socks5-store () { uri = 'jdbc:h2:mem:other' } }")).isEmpty();
    }

    @Test
    void nothingSaidIsNoMismatch() throws ConfigError {
        assertThat(mismatch("", CONTAINER)).isEmpty();
        assertThat(mismatch("dataSource { default () {} }", CONTAINER)).isEmpty();
    }

    @Test
    void theSameDatabaseWithOtherParametersIsNoMismatch() throws ConfigError {
        assertThat(mismatch(
                        "dataSource { default { uri = 'jdbc:postgresql://db/parley?user=a&password=b' } }",
                        "jdbc:postgresql://db/parley?ssl=true"))
                .isEmpty();
    }

    @Test
    void anotherDatabaseSaysWhatToSetWithoutThePassword() throws ConfigError {
        assertThat(mismatch(
                        "dataSource { default { uri = 'jdbc:postgresql://db/parley?user=romeo&password=secret' } }",
                        CONTAINER))
                .contains("dataSource 'default': uri is jdbc:postgresql://db/parley, but the server runs with"
                        + " jdbc:h2:file:/var/parley/data/parley; remove uri, or start with"
                        + " PARLEY_DB_DRIVER=postgresql PARLEY_DB_URL='jdbc:postgresql://db/parley'"
                        + " PARLEY_DB_USER=romeo PARLEY_DB_PASSWORD=<password>");
    }

    @Test
    void aDatabaseThatIsNotServedOnlyWarns() throws ConfigError {
        var file = "dataSource { default () { uri = 'jdbc:mysql://localhost/tigase?user=tigase&password=mypass' } }";
        assertThat(mismatch(file, CONTAINER)).isEmpty();
        assertThat(unused(file))
                .containsExactly("dataSource 'default' has no effect: Parley does not serve jdbc:mysql://localhost/tigase;"
                        + " everything is kept in jdbc:h2:file:/var/parley/data/parley");
    }

    @Test
    void aDatabaseOfADomainOnlyWarns() throws ConfigError {
        assertThat(unused("dataSource { 'example.com' () { uri = 'jdbc:h2:x' } }"))
                .containsExactly("dataSource 'example.com' has no effect: this version keeps all domains in one database,"
                        + " jdbc:h2:file:/var/parley/data/parley");
    }
}
