package im.parley.server.config;

import static im.parley.server.config.Reading.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The database in the file, and the one that the server has. */
class ConfigurationDataSourcesTest {
    private static final String CONTAINER = "jdbc:h2:file:/var/parley/data/parley;DB_CLOSE_ON_EXIT=FALSE";

    private Optional<String> mismatch(String file, String container) throws ConfigError {
        return configuration(file).root().stores().dataSources().mismatch(container, Set.of("socks5-store"));
    }

    @Test
    void anotherOneMayHaveAUse() throws ConfigError {
        assertThat(mismatch("dataSource { socks5-store () { uri = 'jdbc:h2:mem:other' } }", CONTAINER)).isEmpty();
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
    void sqlServerNamesTheDatabaseInAParameter() throws ConfigError {
        var file = "dataSource { default { uri = 'jdbc:sqlserver://db:1433;databaseName=parley;user=x' } }";
        assertThat(mismatch(file, "jdbc:sqlserver://db:1433;databaseName=parley")).isEmpty();
        assertThat(mismatch(file, "jdbc:sqlserver://db:1433;databaseName=other")).isPresent();
    }

    @Test
    void aDatabasePerDomainIsRefused() throws ConfigError {
        assertThat(mismatch("dataSource { 'example.com' () { uri = 'jdbc:h2:x' } }", CONTAINER))
                .contains("dataSource 'example.com': this version keeps all domains in one database, named 'default'");
    }
}
