package im.parley.server.stats;

import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All figures of the server, those of its core and those of its features, and what they were in the last hour. */
public final class Statistics {
    /** How often the figures are noted. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(Statistics.class.getName());
    private static final Duration MEMORY = Duration.ofHours(1);

    private final Counters counters = new Counters();
    private final History history = new History((int) MEMORY.dividedBy(INTERVAL));
    private final Clock clock;
    private final List<Hook.Publish> surroundings;
    private volatile List<Hook.Publish> published = List.of();
    private volatile Instant noted = Instant.MAX;

    /**
     * @param surroundings the figures of what the server runs on, by the names of their beans
     */
    public Statistics(Clock clock, List<Hook.Publish> surroundings) {
        this.clock = clock;
        this.surroundings = List.copyOf(surroundings);
    }

    /** What the core counts. */
    public Counters counters() {
        return counters;
    }

    /**
     * The server is complete: these are its figures, besides those of what it runs on. Returns all.
     *
     * @throws IllegalStateException when two figures have the same name
     */
    public List<Hook.Publish> open(List<Hook.Publish> ofTheServer) {
        List<Hook.Publish> all = new ArrayList<>(ofTheServer);
        all.addAll(surroundings);
        Set<String> names = new HashSet<>();
        all.stream().flatMap(bean -> bean.figures().stream()).forEach(figure -> {
            if (!names.add(figure.baseName())) {
                throw new IllegalStateException("Two figures are called " + figure.baseName());
            }
        });
        published = all.stream().map(Statistics::guarded).toList();
        note();
        return published;
    }

    private static Hook.Publish guarded(Hook.Publish bean) {
        return new Hook.Publish(
                bean.name(), bean.figures().stream().map(Statistics::guarded).toList());
    }

    /** One figure that cannot be read does not hide the others. */
    private static Figure guarded(Figure figure) {
        return new Figure(figure.name(), figure.kind(), figure.help(), figure.labels(), () -> {
            try {
                return figure.readings().get();
            } catch (RuntimeException broken) {
                LOG.log(System.Logger.Level.DEBUG, figure.name() + " cannot be read", broken);
                return List.of();
            }
        });
    }

    /** All figures, in the order of their beans. */
    public List<Figure> figures() {
        return published.stream().flatMap(bean -> bean.figures().stream()).toList();
    }

    /** Notes what the figures are now. To be called once in each {@link #INTERVAL}. */
    public void note() {
        history.add(clock.instant(), figures());
        counters.strandDelays().turn();
        noted = clock.instant();
    }

    /** What the figures were. */
    public History history() {
        return history;
    }

    /** When the figures were noted last; in the far future while the server has not come up. */
    public Instant noted() {
        return noted;
    }
}
