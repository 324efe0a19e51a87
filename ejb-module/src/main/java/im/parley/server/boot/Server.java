package im.parley.server.boot;

import im.parley.server.certs.ClientAuthorities;
import im.parley.server.component.Components;
import im.parley.server.login.FastTokens;
import im.parley.server.login.Logins;
import im.parley.server.route.FeatureTable;
import im.parley.server.route.Router;
import im.parley.server.s2s.Federation;
import im.parley.server.session.BoundSession;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.stats.Census;
import im.parley.server.stats.CoreFigures;
import im.parley.server.stats.Statistics;
import im.parley.server.stream.ClientStream;
import im.parley.server.stream.PrebindDesk;
import im.parley.server.stream.StandInDesk;
import im.parley.server.stream.StreamOptions;
import im.parley.server.stream.StreamServices;
import im.parley.store.user.UserStore;
import im.parley.wire.port.Connection;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The server without a container: plain objects put together. The container's singleton makes one of its beans, tests
 * make one of fakes.
 */
public final class Server {
    private static final StreamError SHUTDOWN = StreamError.of(Condition.SYSTEM_SHUTDOWN);

    private final SessionIndex sessions;
    private final Router router;
    private final StreamServices services;
    private final Federation federation;
    private final Components components;
    private final PublishedFigures figures;
    private final ScheduledThreadPoolExecutor timer = timer();
    private final Housekeeping housekeeping;
    private final long started = System.nanoTime();

    /**
     * What a server is made of besides its features.
     *
     * @param sessions the empty index, which features may have been given to read
     * @param catalogue the empty catalogue, likewise
     * @param performer who performs effects for others, once the server is there
     * @param domains the served domains
     * @param users the accounts
     * @param logins who checks log-ins
     * @param tokens the tokens that clients log in with
     * @param authorities whose certificates clients may log in with
     * @param identities the TLS identity of a served domain; must not block
     * @param options what may be set for client streams
     * @param federation what the talk with other servers needs
     * @param components the external components
     * @param statistics the figures, with those of what the server runs on
     */
    public record Parts(
            SessionIndex sessions,
            LoadedFeatures catalogue,
            LatePerformer performer,
            Domains domains,
            UserStore users,
            Logins logins,
            FastTokens tokens,
            ClientAuthorities authorities,
            Function<String, TlsIdentity> identities,
            StreamOptions options,
            Federation.Parts federation,
            Components components,
            Statistics statistics) {}

    /**
     * Puts a server together, ready to accept connections.
     *
     * @throws IllegalStateException when two features claim the same request
     */
    public Server(Parts parts, List<Feature> features) {
        FeatureTable table = FeatureTable.of(features);
        parts.catalogue().load(table);
        sessions = parts.sessions();
        housekeeping = new Housekeeping(table.hooks(Hook.Regularly.class));
        Executor threads = strandThreads();
        Statistics statistics = parts.statistics();
        router = new Router(
                table, sessions, parts.domains(), parts.users()::exists, threads, statistics.counters());
        services = new StreamServices(
                router,
                table,
                sessions,
                parts.domains(),
                parts.logins(),
                parts.tokens(),
                parts.authorities(),
                parts.identities(),
                threads,
                timer,
                parts.options(),
                statistics.counters());
        figures = new PublishedFigures(statistics.open(published(table, statistics)));
        parts.performer().load(router::perform);
        federation = new Federation(parts.federation(), new Federation.Surroundings(router, threads, timer));
        router.open(federation);
        components = parts.components();
        components.open(new Components.Surroundings(
                router, federation, parts.domains().defaultDomain(), parts.domains()::serves,
                table.hooks(Hook.OnComponent.class), threads, timer));
        router.openServices();
        long interval = Statistics.INTERVAL.toMillis();
        var _ = timer.scheduleAtFixedRate(() -> threads.execute(statistics::note), interval, interval, TimeUnit.MILLISECONDS);
    }

    private List<Hook.Publish> published(FeatureTable table, Statistics statistics) {
        List<Hook.Publish> all = new ArrayList<>(CoreFigures.of(statistics.counters(), this::census, router::questions));
        all.addAll(table.hooks(Hook.Publish.class));
        return all;
    }

    private Census census() {
        Census[] census = {Census.EMPTY};
        sessions.forEach(session -> census[0] = census[0].with(
                session.isAvailable(), session.isConnected(), session.waiting()));
        return census[0];
    }

    /** Virtual threads: one for each strand that has something to do, none for the others. */
    private static Executor strandThreads() {
        ClassLoader loader = Server.class.getClassLoader();
        Thread.Builder.OfVirtual builder = Thread.ofVirtual().name("strand").inheritInheritableThreadLocals(false);
        return work -> {
            Thread thread = builder.unstarted(work);
            thread.setContextClassLoader(loader);
            thread.start();
        };
    }

    /** One thread that only gives work to strands, for all time-outs of all sessions. */
    private static ScheduledThreadPoolExecutor timer() {
        ThreadFactory daemons = Thread.ofPlatform().name("parley-timer").daemon().factory();
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons);
        timer.setRemoveOnCancelPolicy(true);
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy()); // the server has stopped
        return timer;
    }

    /** Takes a client's connection. Does not block. */
    public StreamHandler accept(Connection connection) {
        services.counters().connected(connection.facts().listener());
        return new ClientStream(connection, services);
    }

    /** Opens a desk for sessions whose clients come later. */
    public void open(PrebindDesk desk) {
        desk.open(services);
    }

    /** Opens a desk for sessions that have no clients. */
    public void open(StandInDesk desk) {
        desk.open(services);
    }

    /** Takes another server's connection. Does not block. */
    public StreamHandler acceptServer(Connection connection) {
        return federation.accept(connection);
    }

    /** Takes the connection of an external component. Does not block. */
    public StreamHandler acceptComponent(Connection connection) {
        return components.accept(connection);
    }

    /** The identity for a name that a client asks for in a direct TLS handshake. Does not block. */
    public TlsIdentity identity(String serverName) {
        return services.identities().apply(serverName);
    }

    /** Does the chores of the features that are due. Blocks; to be called about once a minute. */
    public void keepHouse() {
        housekeeping.run(Duration.ofNanos(System.nanoTime() - started));
    }

    /** The sessions of all accounts. */
    public SessionIndex sessions() {
        return sessions;
    }

    /**
     * Closes the services, ends all sessions with {@code system-shutdown} (RFC 6120 section 4.9.3.20) and waits until their contacts are told.
     *
     * @param longest how long to wait
     * @return whether all ended in time
     */
    public boolean stop(Duration longest) {
        router.closeServices();
        sessions.close();
        List<BoundSession> all = new ArrayList<>();
        sessions.forEach(all::add);
        // What sessions gave to each other meanwhile finds its way too: hence the second round.
        CompletableFuture<Void> ended = all(all, session -> session.end(SHUTDOWN))
                .handle((done, failed) -> all)
                .thenCompose(again -> all(again, session -> session.end(SHUTDOWN)));
        boolean inTime = ended.handle((done, failed) -> true)
                .completeOnTimeout(false, longest.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        components.stop();
        federation.stop();
        timer.shutdownNow();
        figures.withdraw();
        return inTime;
    }

    private static CompletableFuture<Void> all(
            List<BoundSession> sessions, Function<BoundSession, CompletableFuture<Void>> step) {
        return CompletableFuture.allOf(sessions.stream().map(step).toArray(CompletableFuture<?>[]::new));
    }
}
