package im.parley.server.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Actors;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.admin.access.ApiKeys.Created;
import im.parley.server.spi.Administrators;
import im.parley.server.vhost.Vhosts;
import im.parley.store.memory.MemoryStores;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private static final Jid PRINCE = Jid.of("prince@verona.lit");
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");

    private final TickingClock clock = new TickingClock();
    private final MemoryStores stores = MemoryStores.create();
    private final Vhosts vhosts =
            new Vhosts(stores.vhosts(), List.of(Vhost.of("verona.lit"), Vhost.of("montague.lit")));
    private final Actors actors = new Actors(new Administrators(Set.of(PRINCE)), vhosts);
    private final ApiKeys keys = keys(Optional.of("first key"));
    private final Actor prince = actors.of(PRINCE, Actor.Means.REST, "192.0.2.1");

    private ApiKeys keys(Optional<String> bootstrap) {
        return new ApiKeys(
                stores.apiKeys(), actors, vhosts, new Audit(stores.audit(), clock), clock, bootstrap, Set.of("test1234", " "));
    }

    private static void assertRejected(Class<? extends Rejected.Reason> reason, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(
                Rejected.class, rejected -> assertThat(rejected.reason()).isInstanceOf(reason));
    }

    @Test
    void aKeyOpensWhatItIsFor() {
        Created all = keys.create(prince, "all", Set.of(), Optional.empty());
        Created some = keys.create(prince, "some", Set.of("montague.lit"), Optional.empty());
        assertThat(keys.actor(all.key(), "192.0.2.7").orElseThrow().administersInstallation()).isTrue();
        Actor limited = keys.actor(some.key(), "192.0.2.7").orElseThrow();
        assertThat(limited.administers("montague.lit")).isTrue();
        assertThat(limited.administers("verona.lit")).isFalse();
        assertThat(limited.name()).isEqualTo("key:" + some.id());
        assertThat(limited.account()).isEmpty();
        assertThat(keys.actor("parley_nothing", "192.0.2.7")).isEmpty();
    }

    @Test
    void keysOfTheFileOpenEverything() {
        keys.create(prince, "another", Set.of(), Optional.empty());
        Actor program = keys.actor("test1234", "192.0.2.7").orElseThrow();
        assertThat(program.administersInstallation()).isTrue();
        assertThat(program.name()).isEqualTo("key:http");
        assertThat(keys.actor(" ", "")).isEmpty();
        assertThat(keys.actor("test123", "")).isEmpty();
        assertThat(keys.list(prince)).hasSize(1);
    }

    @Test
    void theKeyIsShownOnceAndNotKept() {
        Created made = keys.create(prince, "ci", Set.of(), Optional.empty());
        assertThat(keys.list(prince).toString()).contains("ci").doesNotContain(made.key());
        assertThat(stores.apiKeys().find(made.key())).isEmpty();
        assertThat(made.toString()).doesNotContain(made.key());
    }

    @Test
    void itExpiresAndIsRevoked() {
        Created made = keys.create(prince, "ci", Set.of(), Optional.of(clock.instant().plusSeconds(60)));
        assertThat(keys.actor(made.key(), "")).isPresent();
        clock.pass(Duration.ofSeconds(60));
        assertThat(keys.actor(made.key(), "")).isEmpty();

        Created other = keys.create(prince, "cd", Set.of(), Optional.empty());
        keys.revoke(prince, other.id());
        assertThat(keys.actor(other.key(), "")).isEmpty();
        assertRejected(Rejected.Reason.NotFound.class, () -> keys.revoke(prince, other.id()));
    }

    @Test
    void itsUseIsNotedNowAndThen() {
        Created made = keys.create(prince, "ci", Set.of(), Optional.empty());
        assertThat(keys.list(prince).getFirst().used()).isEmpty();
        keys.actor(made.key(), "");
        assertThat(keys.list(prince).getFirst().used()).contains(clock.instant());
        clock.pass(Duration.ofSeconds(5));
        keys.actor(made.key(), "");
        assertThat(keys.list(prince).getFirst().used()).contains(clock.instant().minusSeconds(5));
    }

    @Test
    void onlyAdministratorsOfTheInstallationHandleKeys() {
        Actor romeo = actors.of(ROMEO, Actor.Means.REST, "");
        Actor limited = actors.key("key:x", Set.of("verona.lit"), Actor.Means.REST, "");
        for (Actor actor : List.of(romeo, limited)) {
            assertRejected(Rejected.Reason.Forbidden.class, () -> keys.list(actor));
            assertRejected(
                    Rejected.Reason.Forbidden.class, () -> keys.create(actor, "x", Set.of(), Optional.empty()));
            assertRejected(Rejected.Reason.Forbidden.class, () -> keys.revoke(actor, "x"));
        }
    }

    @Test
    void whatIsWrongWithAKeyIsSaid() {
        Class<? extends Rejected.Reason> invalid = Rejected.Reason.Invalid.class;
        assertRejected(invalid, () -> keys.create(prince, " ", Set.of(), Optional.empty()));
        assertRejected(invalid, () -> keys.create(prince, "x".repeat(129), Set.of(), Optional.empty()));
        assertRejected(invalid, () -> keys.create(prince, "x", Set.of("padua.lit"), Optional.empty()));
        assertRejected(invalid, () -> keys.create(prince, "x", Set.of(), Optional.of(clock.instant())));
    }

    /** {@code HTTP_API_KEY_BOOTSTRAP}, as Tigase has it. */
    @Test
    void theFirstKeyIsGoodUntilThereIsAnother() {
        assertThat(keys.actor("first key", "").orElseThrow().administersInstallation()).isTrue();
        assertThat(keys(Optional.empty()).actor("first key", "")).isEmpty();
        assertThat(keys(Optional.of("")).actor("", "")).isEmpty();
        keys.create(prince, "ci", Set.of(), Optional.empty());
        assertThat(keys.actor("first key", "")).isEmpty();
    }
}
