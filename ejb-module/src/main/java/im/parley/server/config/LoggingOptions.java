package im.parley.server.config;

import im.parley.server.spi.option.Checked;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;

/** {@code logging { loggers = { 'im.parley.server.s2s' = { level = 'FINE' } } }}. */
@Ignored(
        value = {"handlers", "rootHandlers"},
        because = "where lines go, and in which shape, WildFly's subsystem `logging` says")
@Ignored(value = "packet-debug-full", because = "what users say to each other is never logged")
@Ignored(value = "shutdown-thread-dump", because = "`jcmd` shows what the threads do at any time")
public record LoggingOptions(
        @Option(
                        name = "debug",
                        byDefault = "[]",
                        help = "Packages below `im.parley` that log in detail: `[ 'server.stream' ]`. The same as `debug`"
                                + " outside of all blocks.")
                List<String> debug,
        @Option(
                        name = "debug-packages",
                        byDefault = "[]",
                        help = "Packages of others that log in detail: `[ 'org.jboss.as' ]`.")
                List<String> packages,
        @Option(
                        name = "rootLevel",
                        help = "How much all of Parley logs: `OFF`, `SEVERE`, `WARNING`, `INFO`, `CONFIG`, `FINE`, `FINER`,"
                                + " `FINEST` or `ALL`.")
                Optional<String> root,
        @Option(
                        name = "loggers",
                        byDefault = "{}",
                        help = "How much single packages log: `{ 'im.parley.server.s2s' = { level = 'FINE' } }`. One below"
                                + " `tigase` is taken for that of the same name below `im.parley`.")
                Map<String, Map<String, String>> loggers)
        implements Checked {
    /** The name of the bean. */
    public static final String BEAN = "logging";

    private static final String PRODUCT = "im.parley";
    private static final String LEVEL = "level";
    private static final String OF_TIGASE = "tigase";

    @Override
    public Optional<String> wrong() {
        List<String> words = new ArrayList<>(root.stream().toList());
        loggers.values().forEach(settings -> Optional.ofNullable(settings.get(LEVEL)).ifPresent(words::add));
        return words.stream().filter(word -> level(word).isEmpty()).findFirst().map(word -> "'" + word + "' is no level");
    }

    private static Optional<Level> level(String word) {
        try {
            return Optional.of(Level.parse(word));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The levels of all loggers that have one, by name. */
    public Map<String, Level> levels() {
        Map<String, Level> levels = new LinkedHashMap<>();
        root.flatMap(LoggingOptions::level).ifPresent(level -> levels.put(PRODUCT, level));
        debug.forEach(below -> levels.put(PRODUCT + '.' + below, Level.FINE));
        packages.forEach(name -> levels.put(name, Level.FINE));
        loggers.forEach((name, settings) -> Optional.ofNullable(settings.get(LEVEL))
                .flatMap(LoggingOptions::level)
                .ifPresent(level -> levels.put(ours(name), level)));
        return levels;
    }

    private static String ours(String name) {
        return name.equals(OF_TIGASE) || name.startsWith(OF_TIGASE + '.')
                ? PRODUCT + name.substring(OF_TIGASE.length())
                : name;
    }
}
