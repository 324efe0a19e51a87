package im.parley.server.admin.access;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Actors;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.config.TigaseHttpOptions;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Options;
import im.parley.store.access.ApiKey;
import im.parley.store.access.ApiKeyStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys for programs that administer the server. A key is shown once, when it is made; only its hash is kept. */
@Singleton
public final class ApiKeys {
    /** The environment variable with a key that is good as long as there is no other. */
    public static final String BOOTSTRAP = "HTTP_API_KEY_BOOTSTRAP";

    private static final int MOST = 1000;
    private static final int LONGEST_NAME = 128;
    private static final int ID_BYTES = 9;
    /** The use of a key is noted that often. */
    private static final Duration NOTE = Duration.ofMinutes(10);

    private final ApiKeyStore store;
    private final Actors actors;
    private final Domains domains;
    private final Audit audit;
    private final Clock clock;
    private final Optional<String> bootstrap;
    /** Those of the configuration file. */
    private final List<String> configured;

    /** Keeps them there. */
    @Inject
    public ApiKeys(ApiKeyStore store, Actors actors, Domains domains, Audit audit, Clock clock, Options options) {
        this(
                store,
                actors,
                domains,
                audit,
                clock,
                Optional.ofNullable(System.getenv(BOOTSTRAP)),
                options.of(TigaseHttpOptions.class).keys());
    }

    /** More than five parts: a test brings its own environment and file. */
    ApiKeys(
            ApiKeyStore store,
            Actors actors,
            Domains domains,
            Audit audit,
            Clock clock,
            Optional<String> bootstrap,
            Set<String> configured) {
        this.store = store;
        this.actors = actors;
        this.domains = domains;
        this.audit = audit;
        this.clock = clock;
        this.bootstrap = bootstrap.filter(key -> !key.isBlank());
        this.configured = configured.stream().filter(key -> !key.isBlank()).toList();
    }

    /**
     * A key, without the key.
     *
     * @param domains the domains that it administers; none for the whole installation
     */
    public record View(
            String id,
            String name,
            Set<String> domains,
            Instant created,
            String createdBy,
            Optional<Instant> expires,
            Optional<Instant> used) {}

    /**
     * A key that was just made.
     *
     * @param key what is to be shown with each request
     */
    public record Created(String id, String name, String key) {
        @Override
        public String toString() {
            return "Created[" + id + ", " + name + ']';
        }
    }

    /** All keys. */
    public List<View> list(Actor actor) {
        actor.requireInstallation();
        return store.all().stream().map(ApiKeys::view).toList();
    }

    /**
     * Makes a key.
     *
     * @param limits the domains that it administers; none for the whole installation
     * @param expires when it will be worth nothing
     */
    public Created create(Actor actor, String name, Set<String> limits, Optional<Instant> expires) {
        return audit.of(actor, Audit.Act.onInstallation("api-key.create", name), () -> {
            actor.requireInstallation();
            check(name, limits, expires);
            String id = Secrets.fresh(ID_BYTES);
            String key = "parley_" + Secrets.fresh();
            ApiKey made = new ApiKey(id, name, limits, clock.instant(), actor.name(), expires, Optional.empty());
            store.add(made, Secrets.hash(key));
            return new Created(id, name, key);
        });
    }

    private void check(String name, Set<String> limits, Optional<Instant> expires) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Rejected.invalid("name", "a name has 1 to " + LONGEST_NAME + " characters");
        }
        limits.stream().filter(domain -> !domains.serves(domain)).findFirst().ifPresent(domain -> {
            throw Rejected.invalid("domains", "this server does not serve " + domain);
        });
        if (expires.filter(time -> !time.isAfter(clock.instant())).isPresent()) {
            throw Rejected.invalid("expires", "that time has passed");
        }
        if (store.all().size() >= MOST) {
            throw Rejected.conflict("there are " + MOST + " keys already");
        }
    }

    /** Makes a key worthless. */
    public void revoke(Actor actor, String id) {
        audit.run(actor, Audit.Act.onInstallation("api-key.revoke", id), () -> {
            actor.requireInstallation();
            if (!store.remove(id)) {
                throw Rejected.notFound("there is no key " + id);
            }
        });
    }

    /**
     * Who shows that key, if it is good.
     *
     * @param address where he is
     */
    public Optional<Actor> actor(String key, String address) {
        Instant now = clock.instant();
        Optional<ApiKey> found = store.find(Secrets.hash(key));
        found.ifPresent(known -> note(known, now));
        return found.filter(known -> known.expires().filter(time -> !time.isAfter(now)).isEmpty())
                .map(known -> actors.key("key:" + known.id(), known.domains(), Actor.Means.REST, address))
                .or(() -> ofTheFile(key, address))
                .or(() -> first(key, address));
    }

    private Optional<Actor> ofTheFile(String key, String address) {
        return configured.stream().anyMatch(known -> Secrets.same(known, key))
                ? Optional.of(actors.key("key:" + TigaseHttpOptions.BEAN, Set.of(), Actor.Means.REST, address))
                : Optional.empty();
    }

    private Optional<Actor> first(String key, String address) {
        return bootstrap.filter(first -> Secrets.same(first, key))
                .filter(first -> store.all().isEmpty())
                .map(first -> actors.key("key:bootstrap", Set.of(), Actor.Means.REST, address));
    }

    private void note(ApiKey key, Instant now) {
        if (key.used().filter(used -> used.plus(NOTE).isAfter(now)).isEmpty()) {
            store.used(key.id(), now);
        }
    }

    private static View view(ApiKey key) {
        return new View(
                key.id(), key.name(), key.domains(), key.created(), key.createdBy(), key.expires(), key.used());
    }
}
