package im.parley.server.config;

import static im.parley.server.config.Reading.configuration;
import static im.parley.server.config.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** How much is logged. */
class LoggingOptionsTest {
    private static Map<String, Level> levels(String text) throws ConfigError {
        return configuration(text).root().services().logging().levels();
    }

    @Test
    void packagesLogInDetail() throws ConfigError {
        assertThat(levels("debug = [ 'server.stream' ]")).isEqualTo(Map.of("im.parley.server.stream", Level.FINE));
        assertThat(levels("--debug = 'server,xmpp.impl'"))
                .isEqualTo(Map.of("im.parley.server", Level.FINE, "im.parley.xmpp.impl", Level.FINE));
        assertThat(levels("logging () { 'debug-packages' = [ 'org.jboss' ] }")).isEqualTo(Map.of("org.jboss", Level.FINE));
    }

    /** The file of the guide's chapter on logging. */
    @Test
    void loggersHaveLevelsAndThoseOfTigaseAreTakenForOurs() throws ConfigError {
        assertThat(levels("""
                logging () {
                    rootLevel = CONFIG
                    loggers = {
                        'tigase.server' = { level = ALL }
                        'im.parley.server.s2s' = { level = FINEST }
                    }
                }
                """))
                .isEqualTo(Map.of(
                        "im.parley", Level.CONFIG,
                        "im.parley.server", Level.ALL,
                        "im.parley.server.s2s", Level.FINEST));
    }

    @Test
    void aLevelThatThereIsNotIsRefused() {
        assertThat(refused("logging { rootLevel = 'LOUD' }"))
                .containsExactly("config.tdsl:1:1: 'logging': 'LOUD' is no level");
    }
}
