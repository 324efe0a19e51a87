package im.parley.server.boot;

import im.parley.server.admin.Audit;
import im.parley.server.admin.setup.FirstAdministrator;
import im.parley.server.admin.setup.NamedAdministrators;
import im.parley.server.admin.setup.Setup;
import im.parley.server.certs.CertificateStore;
import im.parley.server.config.ConfigError;
import im.parley.server.config.Configuration;
import im.parley.server.spi.About;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Feature;
import im.parley.server.stats.Condition;
import im.parley.server.stream.PrebindDesk;
import im.parley.server.stream.StandInDesk;
import im.parley.wire.port.Connection;
import im.parley.wire.port.HttpOptions;
import im.parley.wire.port.JoinableStreams;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.port.Vitals;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Starts the server when the application starts, and stops it with the application. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ServerBoot {
    private static final System.Logger LOG = System.getLogger("im.parley");
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final @Nullable Instance<Object> beans;
    private @Nullable Server server;

    /** For the container, which makes an empty one for its proxy. */
    protected ServerBoot() {
        beans = null;
    }

    /** For the container. */
    @Inject
    public ServerBoot(Instance<Object> beans) {
        this.beans = beans;
    }

    @PostConstruct
    void start() {
        try {
            Server.Parts parts = bean(Server.Parts.class);
            bean(FirstAdministrator.class).appoint();
            bean(NamedAdministrators.class).hire();
            Server made = new Server(parts, features());
            made.open(bean(PrebindDesk.class));
            made.open(bean(StandInDesk.class));
            server = made;
        } catch (RuntimeException thrown) {
            BootFailure failure = failure(thrown);
            failure.advice().lines().forEach(line -> LOG.log(System.Logger.Level.ERROR, line));
            Exit.failed();
            throw failure;
        }
    }

    /** The features that the configuration leaves on. All are made, so that a misspelt option is found in each. */
    private List<Feature> features() {
        Configuration configuration = bean(Configuration.class);
        List<Feature> all = new ArrayList<>();
        injected().select(Feature.class).forEach(all::add);
        try {
            configuration.confirm(all.stream().map(feature -> feature.spec().processor()).toList());
        } catch (ConfigError error) {
            throw new BootFailure(error);
        }
        all.removeIf(feature -> !configuration.active(feature.spec()));
        return all;
    }

    /** The reason that the administrator can mend, if there is one among the causes. */
    private static BootFailure failure(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BootFailure known) {
                return known;
            }
        }
        LOG.log(System.Logger.Level.ERROR, "The server cannot start", thrown);
        return new BootFailure("The server cannot start: " + thrown.getMessage(), thrown);
    }

    @PreDestroy
    void stop() {
        if (server != null) {
            bean(Condition.class).ready(false);
        }
        if (server != null && !server.stop(FAREWELL)) {
            LOG.log(System.Logger.Level.WARNING, "Some sessions did not end within {0}", FAREWELL);
        }
    }

    /** Takes certificates that were changed in their files into use. */
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void refreshCertificates() {
        bean(CertificateStore.class).refresh();
    }

    /** Does what the features want done from time to time. */
    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void keepHouse() {
        running().keepHouse();
    }

    /** The log of the administration keeps a year. */
    @Schedule(hour = "*", minute = "7", persistent = false)
    void expireAudit() {
        bean(Audit.class).expire();
    }

    /** The ports for clients. */
    public List<ListenerOptions> clientListeners() {
        var services = bean(Configuration.class).root().services();
        return services.clients().listeners(services.sessions().authTimeout());
    }

    /** How to serve clients that come over HTTP. */
    public HttpOptions httpOptions() {
        var services = bean(Configuration.class).root().services();
        return services.web().options(
                services.sessions().authTimeout(), Optional.ofNullable(System.getenv("HOSTNAME")));
    }

    /** Clients may join streams that this server begins; with nothing, no more. */
    public void joinable(Optional<JoinableStreams> transport) {
        bean(PrebindDesk.class).transport(transport);
    }

    /** The served domains. */
    public Domains domains() {
        return bean(Domains.class);
    }

    /** Has an eye on the transport. */
    public void watch(Vitals vitals) {
        bean(Condition.class).watch(vitals);
    }

    /** Clients can connect now. */
    public void clientsCanConnect(List<InetSocketAddress> bound) {
        bean(Condition.class).ready(true);
        LOG.log(
                System.Logger.Level.INFO,
                Banner.text(
                        bean(About.class),
                        bean(Domains.class),
                        bound,
                        bean(Home.class).directory(),
                        WebAddresses.lines(httpOptions(), bean(Domains.class).defaultDomain()),
                        bean(Setup.class).invitation()));
    }

    /** The ports for other servers; none when this one talks to none. */
    public List<ListenerOptions> serverListeners() {
        return bean(Configuration.class).root().services().servers().listeners();
    }

    /** Other servers can connect now. */
    public void serversCanConnect(List<InetSocketAddress> bound) {
        LOG.log(
                System.Logger.Level.INFO,
                "Other servers can connect: {0}",
                String.join(", ", bound.stream().map(address -> "port " + address.getPort()).toList()));
    }

    /** The ports for external components; none when there are none. */
    public List<ListenerOptions> componentListeners() {
        return bean(Configuration.class).root().services().components().listeners();
    }

    /** Components can connect now. */
    public void componentsCanConnect(List<InetSocketAddress> bound) {
        if (!bound.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Components can connect: {0}",
                    String.join(", ", bound.stream().map(ServerBoot::place).toList()));
        }
    }

    private static String place(InetSocketAddress address) {
        boolean all = address.getAddress().isAnyLocalAddress();
        return "port " + address.getPort() + (all ? "" : " of " + address.getAddress().getHostAddress());
    }

    /** What a feature provides to the edge; nothing when it is not loaded. */
    public <T> Optional<T> provided(Class<T> port) {
        running();
        return bean(LoadedFeatures.class).provided(port);
    }

    /** A port cannot be opened: the server is of no use. */
    public void cannotListen(ListenerOptions listener, String why) {
        LOG.log(
                System.Logger.Level.ERROR,
                "{0}. Free it, or set another port than {1} in etc/config.tdsl:"
                        + " {2} () '{' connections () '{' ports = [ ... ] '}' '}'",
                why,
                Integer.toString(listener.port()),
                listener.name());
        Exit.failed();
    }

    /** Takes a client's connection. Does not block. */
    public StreamHandler accept(Connection connection) {
        return running().accept(connection);
    }

    /** Takes another server's connection. Does not block. */
    public StreamHandler acceptServer(Connection connection) {
        return running().acceptServer(connection);
    }

    /** Takes the connection of an external component. Does not block. */
    public StreamHandler acceptComponent(Connection connection) {
        return running().acceptComponent(connection);
    }

    /** The identity for a name that a client asks for. Does not block. */
    public TlsIdentity identity(String serverName) {
        return running().identity(serverName);
    }

    private Server running() {
        Server running = server;
        if (running == null) {
            throw new IllegalStateException("the server did not start");
        }
        return running;
    }

    private <T> T bean(Class<T> type) {
        return injected().select(type).get();
    }

    private Instance<Object> injected() {
        if (beans == null) {
            throw new IllegalStateException("not made by the container");
        }
        return beans;
    }
}
