package im.parley.server.admin;

import im.parley.server.config.Configuration;
import im.parley.server.config.Effective;
import im.parley.server.login.Lockouts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The configuration that the server runs with, what it writes to its log, and who is locked out. */
@Singleton
public class Installation {
    private static final String ROOT = "im.parley";

    private final Configuration configuration;
    private final Lockouts lockouts;
    private final Audit audit;
    /** Kept, because a logger that nobody holds loses its level. */
    private final Map<String, Logger> detailed = new ConcurrentHashMap<>();

    /** Shows these. */
    @Inject
    public Installation(Configuration configuration, Lockouts lockouts, Audit audit) {
        this.configuration = configuration;
        this.lockouts = lockouts;
        this.audit = audit;
    }

    /**
     * An option with its value.
     *
     * @param path the beans down to the option
     * @param value in the language of the file; secrets are masked
     * @param origin where the value comes from: {@code default}, a line of the file, a variable
     */
    public record Setting(List<String> path, String value, String origin) {}

    /** All options with their values. */
    public List<Setting> configuration(Actor actor) {
        actor.requireInstallation();
        return configuration.effective().stream().map(Installation::setting).toList();
    }

    private static Setting setting(Effective effective) {
        return new Setting(effective.path(), effective.value(), effective.origin());
    }

    /** What of the configuration has no effect. */
    public List<String> warnings(Actor actor) {
        actor.requireInstallation();
        return configuration.warnings();
    }

    /** The log levels that were set since the start, by package. */
    public Map<String, String> logLevels(Actor actor) {
        actor.requireInstallation();
        Map<String, String> levels = new TreeMap<>();
        detailed.forEach((name, logger) -> levels.put(name, String.valueOf(logger.getLevel())));
        return levels;
    }

    /**
     * Sets what a package below {@code im.parley} writes to the log, until the server stops.
     *
     * @param level of {@code java.util.logging}; empty for the usual one
     */
    public void logLevel(Actor actor, String name, String level) {
        audit.run(actor, Audit.Act.onInstallation("log.level", name).saying(level), () -> {
            actor.requireInstallation();
            if (!name.equals(ROOT) && !name.startsWith(ROOT + '.') || name.length() > 200) {
                throw Rejected.invalid("package-name", "'" + name + "' is not below " + ROOT);
            }
            if (detailed.size() >= 100 && !detailed.containsKey(name)) {
                throw Rejected.conflict("100 levels are set already");
            }
            Logger logger = Logger.getLogger(name);
            logger.setLevel(level.isEmpty() ? null : level(level));
            if (level.isEmpty()) {
                detailed.remove(name);
            } else {
                detailed.put(name, logger);
            }
        });
    }

    private static Level level(String name) {
        try {
            return Level.parse(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw Rejected.invalid("level", "'" + name + "' is no level");
        }
    }

    /** Who is locked out now for guessing passwords, and how many log-ins were refused for it. */
    public Map<String, Long> lockedOut(Actor actor) {
        actor.requireInstallation();
        return lockouts.statistics().blocked();
    }
}
