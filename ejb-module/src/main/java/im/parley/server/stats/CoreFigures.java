package im.parley.server.stats;

import static im.parley.server.spi.Figure.counters;
import static im.parley.server.spi.Figure.distribution;
import static im.parley.server.spi.Figure.gauge;
import static im.parley.server.spi.Figure.gauges;

import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import im.parley.server.stats.Counters.Login;
import im.parley.server.stats.Counters.Turn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The figures of the server's core. */
public final class CoreFigures {
    private CoreFigures() {}

    /**
     * The figures, grouped as in JMX.
     *
     * @param census counts the sessions
     * @param questions how many requests of the server itself wait for an answer
     */
    public static List<Hook.Publish> of(Counters counters, Supplier<Census> census, IntSupplier questions) {
        Supplier<Census> recent = new Recent(census);
        return List.of(
                new Hook.Publish("Sessions", sessions(counters, recent)),
                new Hook.Publish("Connections", connections(counters)),
                new Hook.Publish("Stanzas", stanzas(counters, questions)),
                new Hook.Publish("Strands", strands(counters, recent)));
    }

    private static List<Figure> sessions(Counters counters, Supplier<Census> census) {
        return List.of(
                gauge("parley_sessions", "Sessions of clients now.", () -> census.get().sessions()),
                gauge("parley_sessions_available", "Sessions that have sent available presence.", () -> census.get()
                        .available()),
                gauge("parley_sessions_detached", "Sessions without a connection that may be resumed.", () -> census.get()
                        .detached()),
                counters("parley_session_changes_total", "What happened to sessions.", "change", () -> turns(counters)),
                counters(
                        "parley_logins_total",
                        "Attempts to log in by what came of them.",
                        "outcome",
                        () -> Map.of(
                                "granted", counters.logins(Login.GRANTED), "denied", counters.logins(Login.DENIED))));
    }

    private static Map<String, Long> turns(Counters counters) {
        Map<String, Long> turns = new TreeMap<>();
        for (Turn turn : Turn.values()) {
            String name = switch (turn) {
                case BOUND -> "bound";
                case ENDED -> "ended";
                case DETACHED -> "detached";
                case RESUMED -> "resumed";
            };
            turns.put(name, counters.sessions(turn));
        }
        return turns;
    }

    private static List<Figure> connections(Counters counters) {
        return List.of(
                gauges("parley_connections", "Open connections by listener.", "listener", counters::connections),
                counters(
                        "parley_connections_accepted_total",
                        "Connections that were accepted, by listener.",
                        "listener",
                        counters::connectionsOpened),
                counters(
                        "parley_stream_errors_total",
                        "Streams that the server ended with an error, by its condition.",
                        "condition",
                        counters::streamErrors));
    }

    private static List<Figure> stanzas(Counters counters, IntSupplier questions) {
        return List.of(
                counters(
                        "parley_stanzas_received_total",
                        "Stanzas that clients sent, by kind.",
                        "kind",
                        counters::receivedByKind),
                counters(
                        "parley_stanzas_sent_total",
                        "Stanzas that clients were given, by kind.",
                        "kind",
                        counters::sentByKind),
                counters(
                        "parley_stanza_errors_total",
                        "Stanzas that the server answered with an error, by its condition.",
                        "condition",
                        counters::errors),
                gauge(
                        "parley_requests_waiting",
                        "Requests of the server itself that wait for an answer.",
                        questions::getAsInt));
    }

    private static List<Figure> strands(Counters counters, Supplier<Census> census) {
        return List.of(
                gauge("parley_strand_tasks_waiting", "Tasks that wait on the strands of all sessions.", () -> census.get()
                        .waiting()),
                gauge("parley_strand_longest", "Tasks that wait on the strand where most wait.", () -> census.get()
                        .longest()),
                distribution(
                        "parley_strand_delay_seconds",
                        "How long what clients sent waited for its strand; every sixteenth batch is measured.",
                        counters.strandDelays()::spread),
                gauge(
                        "parley_strand_delay_worst_seconds",
                        "The longest measured delay of the last five to ten seconds.",
                        counters.strandDelays()::worst));
    }
}
