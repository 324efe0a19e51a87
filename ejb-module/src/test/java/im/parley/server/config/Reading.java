package im.parley.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import im.parley.server.config.tdsl.Lookup;
import java.util.List;

/** Reads configuration files. */
final class Reading {
    static final Lookup NO_VARIABLES = new Lookup(_ -> null, _ -> null);

    private Reading() {}

    /** The configuration of a file with that text. */
    static Configuration configuration(String text) throws ConfigError {
        return configuration(text, NO_VARIABLES);
    }

    /** The same with variables. */
    static Configuration configuration(String text, Lookup lookup) throws ConfigError {
        return Configuration.parse(Catalogue.standard(), "config.tdsl", text, lookup);
    }

    /** What is wrong with a file. */
    static List<String> refused(String text) {
        return refused(Catalogue.standard(), text);
    }

    /** The same by other beans. */
    static List<String> refused(Catalogue catalogue, String text) {
        var error = catchThrowableOfType(
                ConfigError.class, () -> Configuration.parse(catalogue, "config.tdsl", text, NO_VARIABLES));
        assertThat(error).as("this should have been refused: %s", text).isNotNull();
        return error.problems().stream().map(Object::toString).toList();
    }
}
