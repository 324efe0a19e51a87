package im.parley.server.boot;

import im.parley.server.config.Catalogue;
import im.parley.server.config.ConfigError;
import im.parley.server.config.ConfigLocation;
import im.parley.server.config.Configuration;
import im.parley.server.config.RootOptions;
import im.parley.server.config.VhostManOptions;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.roster.AllContacts;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.About;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.Options;
import im.parley.server.vhost.Vhosts;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.StoredRosters;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy;
import im.parley.store.vhost.VhostStore;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Makes the plain objects of the server for those who ask the container for them. */
@Singleton
class Wiring {
    private static final System.Logger LOG = System.getLogger("im.parley");
    /** Kept, because a logger that nobody holds loses its level. */
    private static final List<Logger> DETAILED = new CopyOnWriteArrayList<>();

    private final Lookup lookup = new Lookup(System::getenv, System::getProperty);

    @Produces
    @Singleton
    Catalogue known(OptionRecords records) {
        return Catalogue.standard().withRecords(records.all());
    }

    @Produces
    @Singleton
    Configuration configuration(Catalogue catalogue) {
        try {
            Configuration configuration = Configuration.load(catalogue, ConfigLocation.file(lookup), lookup);
            configuration.warnings().forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
            configuration.globals().forEach(System::setProperty);
            configuration.root().services().logging().levels().forEach(Wiring::log);
            return configuration;
        } catch (ConfigError error) {
            throw new BootFailure(error);
        }
    }

    private static void log(String name, Level level) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        DETAILED.add(logger);
    }

    @Produces
    @Singleton
    Options options(Configuration configuration) {
        return configuration.options();
    }

    /** The database as it is, before or after its migration. */
    @Produces
    @Singleton
    DataSource database(DatabaseSource source) {
        return source.dataSource();
    }

    @Produces
    @Singleton
    Home home() {
        return new Home(ConfigLocation.home(lookup));
    }

    @Produces
    @Singleton
    SessionIndex sessions() {
        return new SessionIndex();
    }

    @Produces
    @Singleton
    LoadedFeatures catalogue() {
        return new LoadedFeatures();
    }

    @Produces
    @Singleton
    LatePerformer performer() {
        return new LatePerformer();
    }

    /** What features get when they ask for the rosters. */
    @Produces
    @Singleton
    RosterStore rosters(StoredRosters stored, LoadedFeatures features) {
        return new AllContacts(stored, features);
    }

    /** The domains of the file with the defaults of the file; the database is asked only after its migration. */
    @Produces
    @Singleton
    Vhosts domains(VhostStore store, Configuration configuration, Database migrated) {
        RootOptions root = configuration.root();
        VhostManOptions.Defaults defaults = root.services().vhosts().defaults();
        VhostPolicy policy = policy(defaults.policies());
        Function<String, Vhost> template = domain -> new Vhost(
                        domain,
                        true,
                        defaults.register(),
                        defaults.anonymous(),
                        defaults.tlsRequired(),
                        Math.toIntExact(Math.min(defaults.maxUsers(), Integer.MAX_VALUE)),
                        Set.of())
                .withPolicy(policy);
        List<Vhost> configured =
                root.domains().all().stream().map(Wiring::prepared).map(template).toList();
        return new Vhosts(store, configured, template);
    }

    static VhostPolicy policy(VhostManOptions.Policies options) {
        VhostPolicy none = VhostPolicy.NONE;
        return new VhostPolicy(
                none.staff(),
                new VhostPolicy.Filter(VhostPolicy.FilterKind.valueOf(options.filter().name()), List.of()),
                new VhostPolicy.Forwarding(
                        options.presences().map(text -> account(text, "vhost-presence-forward-jid")),
                        options.messages().map(text -> account(text, "vhost-message-forward-jid"))),
                none.ports(),
                none.trusted(),
                none.other());
    }

    @Produces
    @Singleton
    Administrators administrators(Configuration configuration) {
        return new Administrators(configuration.root().admins().stream()
                .map(text -> account(text, "admins"))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Jid account(String text, String option) {
        try {
            return Jid.of(text).bare();
        } catch (InvalidJid malformed) {
            throw new BootFailure("'" + text + "' in '" + option + "' is not a JID: " + malformed.getMessage(), malformed);
        }
    }

    private static String prepared(String domain) {
        try {
            return Jid.of("", domain, "").domain();
        } catch (InvalidJid malformed) {
            throw new BootFailure("'" + domain + "' is not a domain: " + malformed.getMessage(), malformed);
        }
    }

    @Produces
    @Singleton
    About about() {
        return new About("Parley", version(), Instant.now());
    }

    /** The version that Maven writes into the resource when it builds the archive. */
    private static String version() {
        Properties build = new Properties();
        try (InputStream in = Wiring.class.getResourceAsStream("build.properties")) {
            build.load(Objects.requireNonNull(in, "build.properties"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return build.getProperty("version", "unknown");
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
