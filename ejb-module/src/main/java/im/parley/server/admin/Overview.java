package im.parley.server.admin;

import im.parley.server.stats.History;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the first page of the console shows as charts. */
public final class Overview {
    private static final String MESSAGES = "{kind=\"message\"}";
    private static final List<String> KINDS = List.of(MESSAGES, "{kind=\"presence\"}", "{kind=\"iq\"}");

    private final History history;
    private final Instant after;
    private final TreeMap<Instant, Map<String, Double>> moments = new TreeMap<>();

    private Overview(History history, Instant after) {
        this.history = history;
        this.after = after;
    }

    /**
     * The figures at one moment; those that say "per second" are the average since the moment before.
     *
     * @param sessions sessions of clients
     * @param connections open connections
     * @param messagesReceived messages per second from clients
     * @param messagesSent messages per second to clients
     * @param stanzasReceived stanzas of all kinds per second from clients
     * @param stanzasSent stanzas of all kinds per second to clients
     * @param logins successful log-ins per second
     * @param deniedLogins failed log-ins per second
     * @param errors stanzas and streams per second that were answered with an error
     * @param heapUsed bytes
     * @param heapMax bytes
     * @param cpuLoad share of all processors, 0 to 1
     * @param eventLoopDelay seconds
     * @param strandDelay seconds, the worst of late
     * @param tasksWaiting on all strands
     */
    public record Moment(
            Instant at,
            double sessions,
            double connections,
            double messagesReceived,
            double messagesSent,
            double stanzasReceived,
            double stanzasSent,
            double logins,
            double deniedLogins,
            double errors,
            double heapUsed,
            double heapMax,
            double cpuLoad,
            double eventLoopDelay,
            double strandDelay,
            double tasksWaiting) {}

    /** The moments after a time, the oldest first. */
    public static List<Moment> of(History history, Instant after) {
        return new Overview(history, after).moments();
    }

    private List<Moment> moments() {
        for (String gauge : List.of(
                "parley_sessions",
                "parley_heap_used_bytes",
                "parley_heap_max_bytes",
                "parley_cpu_load_ratio",
                "parley_event_loop_delay_seconds",
                "parley_strand_delay_worst_seconds",
                "parley_strand_tasks_waiting")) {
            add(gauge, history.values(gauge, after));
        }
        add("received", history.rates("parley_stanzas_received_total" + MESSAGES, after));
        add("sent", history.rates("parley_stanzas_sent_total" + MESSAGES, after));
        KINDS.forEach(kind -> add("allReceived", history.rates("parley_stanzas_received_total" + kind, after)));
        KINDS.forEach(kind -> add("allSent", history.rates("parley_stanzas_sent_total" + kind, after)));
        add("granted", history.rates("parley_logins_total{outcome=\"granted\"}", after));
        add("denied", history.rates("parley_logins_total{outcome=\"denied\"}", after));
        history.series().forEach(series -> {
            if (series.startsWith("parley_connections{")) {
                add("connections", history.values(series, after));
            } else if (series.startsWith("parley_stanza_errors_total{") || series.startsWith("parley_stream_errors_total{")) {
                add("errors", history.rates(series, after));
            }
        });
        List<Moment> all = new ArrayList<>();
        moments.forEach((at, values) -> all.add(moment(at, values)));
        return all;
    }

    private void add(String name, List<History.Point> points) {
        points.forEach(point -> moments.computeIfAbsent(point.at(), at -> new HashMap<>())
                .merge(name, point.value(), Double::sum));
    }

    private static Moment moment(Instant at, Map<String, Double> values) {
        return new Moment(
                at,
                values.getOrDefault("parley_sessions", 0.0),
                values.getOrDefault("connections", 0.0),
                values.getOrDefault("received", 0.0),
                values.getOrDefault("sent", 0.0),
                values.getOrDefault("allReceived", 0.0),
                values.getOrDefault("allSent", 0.0),
                values.getOrDefault("granted", 0.0),
                values.getOrDefault("denied", 0.0),
                values.getOrDefault("errors", 0.0),
                values.getOrDefault("parley_heap_used_bytes", 0.0),
                values.getOrDefault("parley_heap_max_bytes", 0.0),
                values.getOrDefault("parley_cpu_load_ratio", 0.0),
                values.getOrDefault("parley_event_loop_delay_seconds", 0.0),
                values.getOrDefault("parley_strand_delay_worst_seconds", 0.0),
                values.getOrDefault("parley_strand_tasks_waiting", 0.0));
    }
}
