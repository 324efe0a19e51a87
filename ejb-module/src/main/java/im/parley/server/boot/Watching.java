package im.parley.server.boot;

import static im.parley.server.spi.Figure.counter;
import static im.parley.server.spi.Figure.counters;
import static im.parley.server.spi.Figure.distribution;
import static im.parley.server.spi.Figure.gauge;
import static im.parley.server.spi.Figure.gauges;

import im.parley.server.login.LockoutStatistics;
import im.parley.server.login.Lockouts;
import im.parley.server.spi.About;
import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import im.parley.server.stats.Condition;
import im.parley.server.stats.Exposition;
import im.parley.server.stats.RuntimeFigures;
import im.parley.server.stats.Statistics;
import im.parley.server.vhost.Vhosts;
import im.parley.store.batch.GroupCommit;
import im.parley.store.batch.Work;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Makes what watches the server: its figures, with those of what it runs on, and its condition. */
@Singleton
class Watching {
    private static final String POOL = "jboss.as:subsystem=datasources,data-source=ParleyDS,statistics=pool";

    @Produces
    @Singleton
    Condition condition(Clock clock) {
        return new Condition(clock);
    }

    @Produces
    @Singleton
    Statistics statistics(
            Clock clock, Condition condition, GroupCommit writer, Lockouts lockouts, Vhosts domains, About about) {
        return new Statistics(
                clock,
                List.of(
                        RuntimeFigures.ofThisProcess(),
                        new Hook.Publish("Server", server(condition, domains, about)),
                        new Hook.Publish("Writer", writer(writer)),
                        new Hook.Publish("Database", database()),
                        new Hook.Publish("Lockouts", lockouts(lockouts))));
    }

    private static List<Figure> server(Condition condition, Vhosts domains, About about) {
        return List.of(
                gauges("parley_info", "Always 1; the label has the version.", "version", () -> Map.of(about.version(), 1)),
                gauge("parley_ready", "1 while clients can connect, else 0.", () -> condition.isReady() ? 1 : 0),
                gauge("parley_domains", "Domains that are served.", () -> domains.all().size()),
                gauge(
                        "parley_event_loop_delay_seconds",
                        "The longest that an event loop kept anything waiting in the last five to ten seconds.",
                        condition::eventLoopDelay));
    }

    private static List<Figure> writer(GroupCommit writer) {
        return List.of(
                distribution(
                        "parley_writer_transaction_seconds",
                        "Transactions that write archives and offline messages, many rows in one.",
                        () -> {
                            Work work = writer.work();
                            return new Figure.Spread(
                                    work.transactions(), work.took().toNanos() / 1e9, List.of());
                        }),
                counter("parley_writer_rows_total", "What these transactions wrote.", () -> writer.work().written()),
                counter("parley_writer_failures_total", "How many of them failed.", () -> writer.work().failures()),
                gauge("parley_writer_waiting", "What waits to be written.", writer::waiting));
    }

    private static List<Figure> database() {
        return List.of(
                gauges(
                        "parley_database_connections",
                        "Connections to the database by what they do.",
                        "state",
                        () -> Map.of("in_use", pool("InUseCount"), "idle", pool("IdleCount"))),
                gauge("parley_database_connections_max", "The most there may be.", () -> pool("AvailableCount")
                        + pool("InUseCount")),
                gauge("parley_database_waiting", "Threads that wait for a connection now.", () -> pool("WaitCount")),
                counter("parley_database_timeouts_total", "Waits that ended without a connection.", () -> (long)
                        pool("TimedOut")));
    }

    private static double pool(String attribute) {
        return RuntimeFigures.number(POOL, attribute);
    }

    private static List<Figure> lockouts(Lockouts lockouts) {
        return List.of(
                gauges("parley_locked_out", "Who may not try to log in now.", "what", () -> {
                    LockoutStatistics now = lockouts.statistics();
                    return Map.of("address", now.blockedAddresses(), "account", now.blockedAccounts());
                }),
                counters("parley_lockout_refusals_total", "Log-ins refused without a look, by why.", "what", () -> {
                    LockoutStatistics now = lockouts.statistics();
                    return Map.of("address", now.addressAttempts(), "account", now.accountAttempts());
                }));
    }

    @Produces
    @Singleton
    Exposition exposition(Statistics statistics) {
        return new Exposition(statistics);
    }

    void close(@Disposes Exposition exposition) {
        exposition.close();
    }
}
