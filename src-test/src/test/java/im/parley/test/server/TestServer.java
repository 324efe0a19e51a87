package im.parley.test.server;

import im.parley.server.admin.Actors;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.boot.LatePerformer;
import im.parley.server.boot.LoadedFeatures;
import im.parley.server.boot.Server;
import im.parley.server.certs.ClientAuthorities;
import im.parley.server.certs.PeerTrust;
import im.parley.server.component.ComponentSecrets;
import im.parley.server.component.Components;
import im.parley.server.login.ApplicationPasswords;
import im.parley.server.login.DomainRules;
import im.parley.server.login.FastTokens;
import im.parley.server.login.Lockouts;
import im.parley.server.login.Logins;
import im.parley.server.roster.AllContacts;
import im.parley.server.s2s.Federation;
import im.parley.server.s2s.FederationDesk;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.About;
import im.parley.server.spi.Feature;
import im.parley.server.stats.RuntimeFigures;
import im.parley.server.stats.Statistics;
import im.parley.server.stream.PrebindDesk;
import im.parley.server.stream.StandInDesk;
import im.parley.server.vhost.Vhosts;
import im.parley.store.component.ComponentItem;
import im.parley.store.credential.Credential;
import im.parley.store.memory.MemoryStores;
import im.parley.store.offline.OfflineStore;
import im.parley.store.upload.Depot;
import im.parley.store.upload.Seal;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.vhost.Vhost;
import im.parley.test.client.Wire;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Dialer;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.sasl.Decoys;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A whole server in this process, in milliseconds: everything real but the stores, the sockets and TLS. */
public final class TestServer implements AutoCloseable {
    /** The domain of the second server of a play. */
    static final String ELSEWHERE = "elsewhere.test";

    /** Few iterations: no test is about how slow a wrong guess is. */
    private static final int ITERATIONS = 16;

    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final List<Vhost> DOMAINS = List.of(
            Vhost.of("parley.test"),
            Vhost.of("capulet.test"),
            Vhost.of("anonymous.test").withAnonymous(true),
            Vhost.of(TcpDoor.DOMAIN).withTlsRequired(false));
    private static final TlsIdentity IDENTITY = identity();
    private static final PeerTrust NOBODY = PeerTrust.of(List.of(), List.of(), Clock.systemUTC());

    private final MemoryStores stores = MemoryStores.create();
    private final SecureRandom random = new SecureRandom();
    private final TestConfiguration configuration;
    private final List<Feature> features;
    private final Parts parts;
    private final Statistics statistics = new Statistics(Clock.systemUTC(), List.of(RuntimeFigures.ofThisProcess()));
    private final PrebindDesk prebinding = new PrebindDesk();
    private final StandInDesk standIns = new StandInDesk();
    private final Components components;
    private final Server server;

    /**
     * Starts a server.
     *
     * @param text the text of a configuration file
     */
    public TestServer(String text) {
        this(text, ClientAuthorities.NONE, IDENTITY);
    }

    /** Starts a server that believes certificates of clients, and shows one that real TLS can show. */
    TestServer(String text, ClientAuthorities authorities, TlsIdentity identity) {
        this(text, authorities, domain -> identity, DOMAINS, new Neighbours(new LocalInternet(), NOBODY));
    }

    /** A server that finds and is found by others of this process. */
    static TestServer here(String text, LocalInternet internet) {
        return joined(text, DOMAINS, internet);
    }

    /** Another one. */
    static TestServer elsewhere(String text, LocalInternet internet) {
        return joined(text, List.of(Vhost.of(ELSEWHERE)), internet);
    }

    private static TestServer joined(String text, List<Vhost> domains, LocalInternet internet) {
        TestServer server = new TestServer(
                text, ClientAuthorities.NONE, domain -> IDENTITY, domains, new Neighbours(internet, NOBODY));
        domains.forEach(domain -> internet.serve(domain.domain(), server::acceptServer));
        return server;
    }

    /** A server of one domain that reaches others over a real network. */
    public static TestServer dialing(
            String text, String domain, TlsIdentity identity, Dialer dialer, PeerTrust trust) {
        return new TestServer(
                text,
                ClientAuthorities.NONE,
                name -> identity,
                List.of(Vhost.of(domain)),
                new Neighbours(dialer, trust));
    }

    /** Where other servers may come in, as the configuration says. */
    public List<ListenerOptions> serverListeners() {
        return configuration.servers().listeners();
    }

    /** The certificate for a name that another server asks for. */
    public TlsIdentity identity(String name) {
        return server.identity(name);
    }

    /** How a server finds others, and whose certificates it believes. */
    record Neighbours(Dialer internet, PeerTrust trust) {}

    /** Starts a server that others can find. */
    TestServer(
            String text,
            ClientAuthorities authorities,
            Function<String, TlsIdentity> identities,
            List<Vhost> served,
            Neighbours neighbours) {
        configuration = new TestConfiguration(text);
        SessionIndex sessions = new SessionIndex();
        LoadedFeatures catalogue = new LoadedFeatures();
        LatePerformer performer = new LatePerformer();
        Vhosts domains = new Vhosts(stores.vhosts(), served);
        Actors actors = new Actors(configuration.administrators(), domains);
        Lockouts lockouts = new Lockouts(
                new DomainRules(domains, configuration.lockouts()), stores.users(), Clock.systemUTC());
        DomainsAdmin.DomainCertificates certificates = domain -> {};
        FastTokens tokens = new FastTokens(
                stores.tokens(),
                stores.credentials(),
                random.generateSeed(32),
                configuration.fast(),
                Clock.systemUTC());
        FederationDesk desk = new FederationDesk();
        components = new Components(new Components.Parts(
                configuration.components(),
                stores.components(),
                new ComponentSecrets(ComponentSecrets.newKey()),
                identities,
                neighbours.internet(),
                neighbours.trust()));
        parts = new Parts(
                tokens,
                sessions,
                catalogue,
                performer,
                domains,
                actors,
                certificates,
                lockouts,
                new ApplicationPasswords(stores.credentials(), stores.users(), ITERATIONS),
                components,
                stores.components(),
                desk,
                prebinding,
                standIns,
                new TestMachine(this::close),
                configuration.whole(),
                configuration.options(),
                stores.users(),
                stores.credentials(),
                new AllContacts(stores.rosters(), catalogue),
                stores.offline(),
                stores.archives(),
                stores.vhosts(),
                stores.settings(),
                stores.privacy(),
                stores.reports(),
                stores.lastActivity(),
                stores.privateXml(),
                stores.vcards(),
                stores.rooms(),
                stores.nodes(),
                stores.push(),
                stores.groups(),
                stores.tokens(),
                stores.audit(),
                stores.webSessions(),
                stores.uploads(),
                stores.bytestreams(),
                new Depot(stores.uploads(), new NoFiles(), Clock.systemUTC()),
                new Seal(random.generateSeed(32)),
                stores.units(),
                configuration.administrators(),
                new About("Parley", "0", Instant.now()),
                Clock.systemUTC());
        features = FeatureScan.features().stream().<Feature>map(parts::make).toList();
        Logins logins = new Logins(
                stores.credentials(),
                stores.users(),
                new Decoys(random.generateSeed(32), ITERATIONS),
                configuration::allows,
                lockouts);
        server = new Server(
                new Server.Parts(
                        sessions,
                        catalogue,
                        performer,
                        domains,
                        stores.users(),
                        logins,
                        tokens,
                        authorities,
                        identities,
                        configuration.streams(),
                        new Federation.Parts(
                                configuration.servers(),
                                neighbours.internet(),
                                neighbours.trust(),
                                identities,
                                random.generateSeed(32),
                                desk),
                        components,
                        statistics),
                features.stream().filter(feature -> configuration.active(feature.spec())).toList());
        server.open(prebinding);
        server.open(standIns);
    }

    /** Where sessions are opened whose clients come later. */
    PrebindDesk prebinding() {
        return prebinding;
    }

    /** Takes the connection of another server. */
    public StreamHandler acceptServer(Connection connection) {
        return server.acceptServer(connection);
    }

    /** Sets up an external component, unless it is. */
    void component(String domain, String secret) {
        if (components.definition(domain).isEmpty()) {
            stores.components().put(new ComponentItem(
                    domain,
                    components.secrets().seal(domain, secret),
                    ComponentItem.Link.ACCEPTED,
                    ComponentItem.Routes.USUAL,
                    ComponentItem.Rights.NONE));
            components.reload();
        }
    }

    /** Opens the connection of an external component. */
    Wire connectComponent() {
        return LocalConnection.open(configuration.components().listeners().getFirst(), server::acceptComponent);
    }

    private static TlsIdentity identity() {
        try {
            return new TlsIdentity(KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate(), List.of());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All features, also those that the configuration switches off. */
    List<Feature> features() {
        return features;
    }

    /** A use case of the administration. */
    public <T> T useCase(Class<T> type) {
        return parts.make(type);
    }

    /** The figures of this server. */
    public Statistics statistics() {
        return statistics;
    }

    /** Opens a client's connection. */
    public Wire connect() {
        return LocalConnection.open(configuration.listener(), server::accept);
    }

    /** What waits for accounts, also after the server has stopped. */
    OfflineStore offline() {
        return stores.offline();
    }

    /** What the configuration says of the first port. */
    ListenerOptions listener() {
        return configuration.listener();
    }

    /** Takes a connection of a real transport. */
    StreamHandler accept(Connection connection) {
        return server.accept(connection);
    }

    /** Makes an account. */
    public void register(Jid account, String password) {
        List<Credential> credentials = Arrays.stream(ScramHash.values())
                .map(hash -> credential(password, hash))
                .toList();
        if (!stores.users().create(new User(account, Status.ACTIVE, Instant.now()), credentials)) {
            throw new IllegalStateException(account + " exists");
        }
    }

    /** Has the password of an account look as if it were stored when there was one hash function. */
    void keepKeys(Jid account, String hash) {
        stores.credentials().replace(
                account,
                Credential.DEFAULT,
                stores.credentials().find(account, Credential.DEFAULT, hash).stream().toList());
    }

    private Credential credential(String password, ScramHash hash) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        ScramKeys keys = ScramKeys.derive(password, salt, ITERATIONS, hash);
        return new Credential(
                Credential.DEFAULT, hash.hashName(), salt, ITERATIONS, keys.storedKey(), keys.serverKey());
    }

    @Override
    public void close() {
        server.stop(FAREWELL);
    }
}
