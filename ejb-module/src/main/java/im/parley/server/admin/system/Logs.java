package im.parley.server.admin.system;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** How much is logged, and what was logged last. */
@Singleton
public final class Logs {
    private static final System.Logger LOG = System.getLogger(Logs.class.getName());
    private static final String ROOT = "im.parley";
    private static final int MOST_LEVELS = 200;
    private static final int LONGEST_NAME = 256;

    private final LogTail tail;
    private final Audit audit;
    /** Kept, because a logger that nobody holds loses its level. */
    private final Map<String, Logger> set = new ConcurrentHashMap<>();

    /** Begins to remember what is logged. */
    @Inject
    public Logs(LogTail tail, Audit audit) {
        this.tail = tail;
        this.audit = audit;
    }

    /** Made with the application, so that the lines of its start are there, too. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object start) {
        LOG.log(System.Logger.Level.DEBUG, "Lines of the log are kept from {0} on", start.getClass().getSimpleName());
    }

    /** How important a line is. */
    public enum Importance {
        /** Something does not work. */
        ERROR(Level.SEVERE),
        /** Something may not work. */
        WARNING(Level.WARNING),
        /** Something that administrators want to know. */
        INFO(Level.INFO),
        /** For those who look for a fault. */
        DEBUG(Level.FINE),
        /** Everything. */
        TRACE(Level.FINER);

        private final Level level;

        Importance(Level level) {
            this.level = level;
        }

        static Importance of(Level level) {
            for (Importance importance : values()) {
                if (level.intValue() >= importance.level.intValue()) {
                    return importance;
                }
            }
            return TRACE;
        }

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A line. */
    public record Line(long number, Instant time, Importance importance, String logger, String thread, String text) {}

    /** A logger with a level of its own. */
    public record Setting(String logger, Importance importance) {}

    /** The loggers with a level of their own. */
    public List<Setting> levels(Actor actor) {
        actor.requireInstallation();
        Map<String, Importance> found = new TreeMap<>();
        LogManager manager = LogManager.getLogManager();
        for (String name : Collections.list(manager.getLoggerNames())) {
            Logger logger = manager.getLogger(name);
            if (logger != null && logger.getLevel() != null && !name.isEmpty()) {
                found.put(name, Importance.of(logger.getLevel()));
            }
        }
        List<Setting> settings = new ArrayList<>();
        found.forEach((name, importance) -> settings.add(new Setting(name, importance)));
        return settings;
    }

    /** Sets the level of a logger until the server stops. */
    public Setting level(Actor actor, String logger, Importance importance) {
        Audit.Act act = Audit.Act.onInstallation("log.level", logger).saying(importance.word());
        return audit.of(actor, act, () -> {
            actor.requireInstallation();
            requireName(logger);
            if (set.size() >= MOST_LEVELS && !set.containsKey(logger)) {
                throw Rejected.conflict("there are " + MOST_LEVELS + " loggers with levels set already");
            }
            set.computeIfAbsent(logger, Logger::getLogger).setLevel(importance.level);
            return new Setting(logger, importance);
        });
    }

    private static void requireName(String logger) {
        if (!logger.matches("[A-Za-z0-9_.$-]{1," + LONGEST_NAME + "}")) {
            throw Rejected.invalid("logger", "a logger is named as a package, like " + ROOT + ".server.stream");
        }
    }

    /** Lets a logger inherit its level again; the product's own root has one in any case. */
    public void reset(Actor actor, String logger) {
        audit.run(actor, Audit.Act.onInstallation("log.reset", logger), () -> {
            actor.requireInstallation();
            Logger known = set.remove(logger);
            if (known == null) {
                throw Rejected.notFound("no level was set for " + logger);
            }
            known.setLevel(logger.equals(ROOT) ? Level.INFO : null);
        });
    }

    /**
     * The latest lines, in order.
     *
     * @param after only those behind that number
     */
    public List<Line> lines(Actor actor, long after, int limit, Filter filter) {
        actor.requireInstallation();
        return tail.lines(after, limit, filter);
    }

    /** Which lines are asked for. */
    public record Filter(Importance atLeast, String logger, String text) {
        boolean matches(Line line) {
            return line.importance().compareTo(atLeast) <= 0
                    && line.logger().startsWith(logger)
                    && (text.isEmpty() || line.text().contains(text));
        }
    }
}
