package im.parley.server.admin;

import im.parley.server.config.Configuration;
import im.parley.server.config.MonitoringOptions;
import im.parley.server.stats.Condition;
import im.parley.server.stats.Exposition;
import im.parley.server.stats.History;
import im.parley.server.stats.Statistics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What can be seen of a running server: its figures now and in the last hour, and its health. */
@Singleton
public class Monitoring {
    private final Statistics statistics;
    private final Condition condition;
    private final Exposition exposition;
    private final MonitoringOptions options;

    /** Watches a server. */
    @Inject
    public Monitoring(Statistics statistics, Condition condition, Exposition exposition, Configuration configuration) {
        this.statistics = statistics;
        this.condition = condition;
        this.exposition = exposition;
        this.options = configuration.root().services().monitoring();
    }

    /**
     * All figures in a text format for monitoring systems.
     *
     * @param contentType what it is, for HTTP
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Page(String contentType, byte[] content) {}

    /** A value of a figure at a time. */
    public record Point(Instant at, double value) {}

    /** Whether something is as it should be. */
    public record Check(String name, boolean up) {}

    /**
     * The figures now.
     *
     * @param accept which formats the reader understands, as in the header of HTTP; may be empty
     */
    public Page page(String accept) {
        Exposition.Page page = exposition.page(accept);
        return new Page(page.contentType(), page.content());
    }

    /** From which addresses the page may be read without a token. */
    public List<String> readers() {
        return options.metrics().allow();
    }

    /** Whether this is the token that opens the page from anywhere. */
    public boolean opens(String token) {
        return options.metrics().token().filter(secret -> Secrets.same(secret, token)).isPresent();
    }

    /** The moments of the last hour that the charts of the console show. */
    public List<Overview.Moment> overview(Instant after) {
        return Overview.of(statistics.history(), after);
    }

    /** The names of all series that {@link #values} and {@link #rates} know. */
    public List<String> series() {
        return statistics.history().series();
    }

    /** What a figure was in the last hour. */
    public List<Point> values(String series, Instant after) {
        return points(statistics.history().values(series, after));
    }

    /** How fast a figure that only grows has grown in the last hour, per second. */
    public List<Point> rates(String series, Instant after) {
        return points(statistics.history().rates(series, after));
    }

    private static List<Point> points(List<History.Point> points) {
        return points.stream().map(point -> new Point(point.at(), point.value())).toList();
    }

    /** Whether the server still does its work. */
    public Check alive() {
        return new Check("parley-threads", condition.isAlive(statistics));
    }

    /** Whether clients can connect. */
    public Check ready() {
        return new Check("parley-clients", condition.isReady());
    }

    /** Whether the server has come up. */
    public Check started() {
        return new Check("parley-start", condition.isStarted());
    }
}
