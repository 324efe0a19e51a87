package im.parley.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of API keys does. */
interface ApiKeyStoreContract {
    Instant THEN = Instant.parse("2026-11-27T10:00:00.123Z");

    ApiKeyStore apiKeys();

    private static ApiKey key(Instant created) {
        return new ApiKey(
                UUID.randomUUID().toString().substring(0, 12),
                "ci \u00e4",
                Set.of("b.example", "a.example"),
                created,
                "admin@a.example",
                Optional.of(THEN.plusSeconds(60)),
                Optional.empty());
    }

    private static String hash() {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "").substring(0, 43);
    }

    @Test
    default void aKeyIsFoundByItsHashAlone() {
        ApiKey key = key(THEN);
        String hash = hash();
        apiKeys().add(key, hash);
        assertThat(apiKeys().find(hash)).contains(key);
        assertThat(apiKeys().find(hash())).isEmpty();
    }

    @Test
    default void aKeyForTheInstallationThatNeverExpiresStaysSo() {
        ApiKey key = new ApiKey(
                UUID.randomUUID().toString().substring(0, 12), "", Set.of(), THEN, "", Optional.empty(), Optional.empty());
        String hash = hash();
        apiKeys().add(key, hash);
        assertThat(apiKeys().find(hash)).contains(key);
    }

    @Test
    default void allComeInTheOrderInWhichTheyWereMade() {
        ApiKey second = key(THEN.plusSeconds(1));
        ApiKey first = key(THEN);
        apiKeys().add(second, hash());
        apiKeys().add(first, hash());
        assertThat(apiKeys().all()).containsSubsequence(first, second);
    }

    @Test
    default void itsUseIsNoted() {
        ApiKey key = key(THEN);
        String hash = hash();
        apiKeys().add(key, hash);
        apiKeys().used(key.id(), THEN.plusSeconds(5));
        apiKeys().used("no such key", THEN);
        assertThat(apiKeys().find(hash).orElseThrow().used()).contains(THEN.plusSeconds(5));
    }

    @Test
    default void aRemovedKeyIsWorthNothing() {
        ApiKey key = key(THEN);
        String hash = hash();
        apiKeys().add(key, hash);
        assertThat(apiKeys().remove(key.id())).isTrue();
        assertThat(apiKeys().remove(key.id())).isFalse();
        assertThat(apiKeys().find(hash)).isEmpty();
    }
}
