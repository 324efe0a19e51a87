package im.parley.server.config;

import im.parley.server.config.tdsl.Lookup;
import im.parley.server.config.tdsl.Position;
import im.parley.server.config.tdsl.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the configuration file is: {@code PARLEY_CONFIG}, else {@code etc/config.tdsl} in the home of the server. */
public final class ConfigLocation {
    private static final String VARIABLE = "PARLEY_CONFIG";

    private ConfigLocation() {}

    /** The home of the server: the system property {@code parley.home}, else the working directory. */
    public static Path home(Lookup lookup) {
        return Path.of(lookup.property("parley.home").orElse("")).toAbsolutePath();
    }

    /** The file; it may be missing unless the environment names it. */
    public static Path file(Lookup lookup) throws ConfigError {
        var named = lookup.variable(VARIABLE).filter(text -> !text.isBlank()).map(Path::of);
        if (named.isPresent() && !Files.exists(named.get())) {
            var at = new Position(named.get().toString(), 1, 1);
            throw new ConfigError(List.of(new Problem(at, VARIABLE + " names this file, but it does not exist")));
        }
        return named.orElseGet(() -> home(lookup).resolve("etc").resolve("config.tdsl"));
    }
}
