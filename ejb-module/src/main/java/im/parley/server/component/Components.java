package im.parley.server.component;

import im.parley.server.certs.PeerTrust;
import im.parley.server.config.ExtOptions;
import im.parley.server.route.Annex;
import im.parley.server.route.Outside;
import im.parley.server.route.Router;
import im.parley.server.session.Strand;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent;
import im.parley.store.component.ComponentStore;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Dialer;
import im.parley.wire.port.Facts;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.sasl.Decoys;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stream.StreamError;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All external components: who answers for which domain, and through which connections. */
public final class Components implements Annex {
    private static final System.Logger LOG = System.getLogger(Components.class.getName());

    private final Parts parts;
    private final Decoys decoys = new Decoys(ComponentSecrets.newKey(), 10_000);
    private final Roll roll;
    private final Set<ComponentStream> streams = ConcurrentHashMap.newKeySet();
    private final Set<ComponentStream> strangers = ConcurrentHashMap.newKeySet();
    private final Map<String, ScramKeys> logins = new ConcurrentHashMap<>();
    private volatile @Nullable Surroundings around;
    private volatile @Nullable Strand events;

    /**
     * What they are made of.
     *
     * @param options the options
     * @param store those that were set up at run time
     * @param secrets reads and makes what is kept of secrets
     * @param identities the certificate of a domain; does not block
     * @param dialer opens connections
     * @param trust judges certificates
     */
    public record Parts(
            ExtOptions options,
            ComponentStore store,
            ComponentSecrets secrets,
            Function<String, TlsIdentity> identities,
            Dialer dialer,
            PeerTrust trust) {}

    /**
     * The server around them.
     *
     * @param router where their stanzas go
     * @param elsewhere the way to other servers
     * @param defaultDomain the domain for those who name none
     * @param served whether a domain is served
     * @param filters who looks at what components send
     * @param threads starts a thread that may block for each task
     * @param timer does short things later
     */
    public record Surroundings(
            Router router,
            Outside elsewhere,
            String defaultDomain,
            Predicate<String> served,
            List<Hook.OnComponent> filters,
            Executor threads,
            ScheduledExecutorService timer) {}

    /** Components of a server that is about to start. Reads the store. */
    public Components(Parts parts) {
        this.parts = parts;
        this.roll = new Roll(parts, this);
        if (parts.options().active()) {
            roll.read();
        }
    }

    /** Begins its work. */
    public void open(Surroundings surroundings) {
        around = surroundings;
        events = new Strand(surroundings.threads());
        if (parts.options().active()) {
            surroundings.router().open(this);
            tell(surroundings.router());
            roll.connect();
            Watchdog.of(this, streams).begin();
        }
    }

    private void tell(Router router) {
        router.raise(new ServerEvent.ComponentsSetUp(definitions().stream()
                .filter(definition -> !definition.isReversed())
                .map(Definition::item)
                .toList()));
    }

    private Surroundings around() {
        return Objects.requireNonNull(around, "opened");
    }

    /** Takes a connection. Does not block. */
    public StreamHandler accept(Connection connection) {
        ComponentStream stream = ComponentStream.incoming(connection, this);
        streams.add(stream);
        strangers.add(stream);
        if (strangers.size() > parts.options().rates().unauthenticated()) {
            stream.end(Endings.MANY_STRANGERS);
        }
        return stream;
    }

    /** Reads what is set up again; whose set-up has changed or is gone loses its connections. */
    public synchronized void reload() {
        if (parts.options().active()) {
            logins.clear();
            Set<String> changed = roll.read();
            if (around != null) {
                tell(around().router());
            }
            streams.stream()
                    .filter(ComponentStream::isLoggedIn)
                    .filter(stream -> changed.contains(stream.definition().domain()))
                    .forEach(stream ->
                            stream.end(definition(stream.definition().domain()).isPresent() ? Endings.CHANGED : Endings.REMOVED));
            if (around != null) {
                roll.connect();
            }
        }
    }

    // For the router.

    @Override
    public Optional<Way> named(String domain) {
        return roll.named(domain);
    }

    @Override
    public Optional<Way> matching(String domain) {
        return roll.matching(domain);
    }

    // For the administration.

    /** What is set up, by domain. */
    public List<Definition> definitions() {
        return roll.definitions();
    }

    /** What is set up for a domain. */
    public Optional<Definition> definition(String domain) {
        return roll.definition(domain);
    }

    /** The connections of a component. */
    public List<ComponentConnection> connections(String domain) {
        List<ComponentConnection> all = new ArrayList<>();
        streams.stream()
                .filter(ComponentStream::isLoggedIn)
                .filter(stream -> stream.definition().domain().equals(domain))
                .forEach(stream -> all.add(ComponentConnection.of(stream)));
        return all;
    }

    /** Why connections that this server makes for a component do not stand. */
    public List<String> troubles(String domain) {
        return roll.troubles(domain);
    }

    /** How many stanzas a component was given. */
    public long sent(String domain) {
        return roll.sent(domain);
    }

    /** Ends all connections of a component; it may come back. Returns how many. */
    public int disconnect(String domain) {
        List<ComponentStream> all = streams.stream()
                .filter(ComponentStream::isLoggedIn)
                .filter(stream -> stream.definition().domain().equals(domain))
                .toList();
        all.forEach(stream -> stream.end(Endings.CHANGED));
        return all.size();
    }

    /** Makes what is kept of a secret. */
    public ComponentSecrets secrets() {
        return parts.secrets();
    }

    // For streams.

    ExtOptions options() {
        return parts.options();
    }

    Dialer dialer() {
        return parts.dialer();
    }

    Executor threads() {
        return around().threads();
    }

    ScheduledExecutorService timer() {
        return around().timer();
    }

    TlsIdentity identity(String domain) {
        return parts.identities().apply(domain);
    }

    /** The certificate for a name that a component asks for in a direct TLS handshake. Does not block. */
    public TlsIdentity identityOf(String domain) {
        return identity(domain.isEmpty() ? defaultDomain() : domain);
    }

    String defaultDomain() {
        return around().defaultDomain();
    }

    boolean serves(String domain) {
        return around().router().hosts(domain);
    }

    /** Whether a domain is served here; a component cannot take it over, as it can that of a service. */
    public boolean isServed(String domain) {
        return around().served().test(domain);
    }

    /** Whether this server itself answers for a domain. */
    public boolean isNative(String domain) {
        return around().router().isNative(domain);
    }

    /** The domains that answer now: those of connected components, and what they have bound besides. */
    public List<String> present() {
        return roll.present();
    }

    Decoys decoys() {
        return decoys;
    }

    /** The secret of a component, if this server can read it. */
    Optional<String> secret(Definition component) {
        return parts.secrets().open(component.domain(), component.item().secret());
    }

    /** The keys to check a log-in by SASL with; derived once. */
    Optional<ScramKeys> login(String domain) {
        return definition(domain).filter(Roll::speaksSasl).map(known -> logins.computeIfAbsent(
                domain, any -> parts.secrets().keys(domain, known.item().secret()).orElseGet(() ->
                        decoys.keys(domain, ScramHash.SHA_256))));
    }

    /** What is wrong with a certificate. */
    Optional<String> objection(Facts facts, String host) {
        return parts.trust().objection(facts, host);
    }

    /** What speaks against one more connection of a component. */
    Optional<StreamError> objection(Definition component) {
        return objection(component, component.domain());
    }

    Optional<StreamError> objection(Definition component, String name) {
        List<ComponentStream> open = roll.streams(name);
        return switch (parts.options().sharing().conflict()) {
            case REJECT_NEW -> open.isEmpty() ? Optional.empty() : Optional.of(Endings.TWICE);
            case REPLACE_OLD -> Optional.empty();
            case BALANCE -> open.size() < parts.options().sharing().most() ? Optional.empty() : Optional.of(Endings.CROWDED);
        };
    }

    /** Whether a component may bind a domain. */
    boolean mayBind(Definition component, String name) {
        return name.equals(component.domain()) || roll.owner(name).filter(component::equals).isPresent();
    }

    /** Whether stanzas of a stream may come from a domain that it has not bound by its name. */
    boolean mayComeFrom(String domain, ComponentStream stream) {
        if (stream.definition().isReversed()) {
            return !serves(domain); // the server of this component sends what its users and other servers say
        }
        String component = stream.definition().domain();
        return stream.bound() > 0
                && (roll.owner(domain).filter(stream.definition()::equals).isPresent()
                        || around().router().holder(domain).filter(jid -> jid.domain().equals(component)).isPresent());
    }

    /** The domain whose stanzas a connection gets. */
    String key(Definition component) {
        return component.isReversed() ? component.server() : component.domain();
    }

    /** A stream answers for a domain from now on. */
    void join(Definition component, String name, ComponentStream stream) {
        if (parts.options().sharing().conflict() == ExtOptions.Conflict.REPLACE_OLD) {
            roll.streams(name).forEach(old -> old.end(Endings.REPLACED));
        }
        stream.names().add(component.isReversed() ? "" : name);
        roll.join(component, name, stream);
        if (!component.isReversed()) {
            raise(() -> new ServerEvent.ComponentConnected(component.item()));
        }
        LOG.log(Level.INFO, "{0} has connected", stream);
    }

    void leave(String name, ComponentStream stream) {
        stream.names().remove(name);
        roll.leave(name, stream);
    }

    void authenticated(ComponentStream stream) {
        streams.add(stream);
        strangers.remove(stream);
    }

    void noteFailure(ComponentStream stream, String why) {
        LOG.log(Level.WARNING, "Log-in of {0} failed: {1}", stream, why);
    }

    void ended(ComponentStream stream) {
        streams.remove(stream);
        strangers.remove(stream);
        roll.leave(stream);
        if (stream.isLoggedIn() && connections(stream.definition().domain()).isEmpty()) {
            raise(() -> new ServerEvent.ComponentDisconnected(stream.definition().item()));
        }
    }

    /** One event after the other. */
    private void raise(Supplier<ServerEvent> event) {
        Strand strand = events;
        if (strand != null) {
            strand.execute(() -> around().router().raise(event.get()));
        }
    }

    /** Takes a stanza of a component. */
    void received(Stanza stanza, ComponentStream stream) {
        stream.counted();
        for (Hook.OnComponent hook : around().filters()) {
            try {
                Optional<List<Effect>> taken = hook.filter().take(stanza, stream.definition().item());
                if (taken.isPresent()) {
                    around().router().perform(taken.get());
                    return;
                }
            } catch (Refusal refusal) {
                around().router().bounce(stanza, refusal.error());
                return;
            }
        }
        around().router().route(stanza);
    }

    /** Sends what another server is a component of to a domain that this link is not for. */
    void elsewhere(Stanza stanza) {
        around().elsewhere().send(stanza);
    }

    void bounce(Stanza stanza, StanzaError why) {
        around().threads().execute(() -> around().router().bounce(stanza, why));
    }

    /** Says farewell. */
    public void stop() {
        roll.stop(Endings.SHUTDOWN);
        streams.forEach(stream -> stream.end(Endings.SHUTDOWN));
    }
}
