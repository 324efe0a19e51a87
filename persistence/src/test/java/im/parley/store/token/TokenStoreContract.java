package im.parley.store.token;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.store.Race;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of tokens does. */
interface TokenStoreContract {
    Instant NOW = Instant.parse("2026-11-26T12:00:00.123Z");

    TokenStore tokens();

    private static Token token(int seed) {
        return new Token("HT-SHA-256-NONE", "password " + seed, new byte[] {(byte) seed, 0, -1}, NOW.plusSeconds(seed), seed);
    }

    private static ClientTokens client(UUID agent, int current, int fresh) {
        return new ClientTokens(
                agent,
                current == 0 ? Optional.empty() : Optional.of(token(current)),
                fresh == 0 ? Optional.empty() : Optional.of(token(fresh)),
                NOW);
    }

    private boolean put(Jid account, ClientTokens next) {
        return tokens().replace(account, tokens().find(account, next.agent()), next);
    }

    @Test
    default void aClientWithoutTokensHasNone() {
        UUID agent = UUID.randomUUID();
        assertThat(tokens().find(Fresh.account(), agent)).isEqualTo(ClientTokens.none(agent));
    }

    @Test
    default void bothTokensAreKept() {
        Jid account = Fresh.account();
        UUID agent = UUID.randomUUID();
        for (ClientTokens next : new ClientTokens[] {client(agent, 0, 1), client(agent, 1, 2), client(agent, 2, 0)}) {
            assertThat(put(account, next)).isTrue();
            assertThat(tokens().find(account, agent)).isEqualTo(next);
        }
    }

    @Test
    default void onlyWhoKnowsWhatIsThereReplacesIt() {
        Jid account = Fresh.account();
        UUID agent = UUID.randomUUID();
        put(account, client(agent, 1, 0));
        assertThat(tokens().replace(account, ClientTokens.none(agent), client(agent, 2, 0))).isFalse();
        assertThat(tokens().replace(account, client(agent, 3, 0), client(agent, 2, 0))).isFalse();
        assertThat(tokens().find(account, agent)).isEqualTo(client(agent, 1, 0));
    }

    @Test
    default void ofTwoThatRaceOneWins() throws Exception {
        Jid account = Fresh.account();
        UUID agent = UUID.randomUUID();
        put(account, client(agent, 1, 0));
        assertThat(Race.of(8, index -> tokens().replace(account, client(agent, 1, 0), client(agent, index + 2, 0))))
                .containsOnlyOnce(true);
    }

    @Test
    default void theLastTokenTakesTheClientWithIt() {
        Jid account = Fresh.account();
        UUID agent = UUID.randomUUID();
        put(account, client(agent, 1, 0));
        put(account, client(agent, 0, 0));
        assertThat(tokens().of(account)).isEmpty();
    }

    @Test
    default void clientsOfOneAccountAreListedTheLatestFirst() {
        Jid account = Fresh.account();
        ClientTokens older = client(UUID.randomUUID(), 1, 0);
        ClientTokens newer = new ClientTokens(UUID.randomUUID(), older.current(), older.fresh(), NOW.plusSeconds(1));
        put(account, older);
        put(account, newer);
        put(Fresh.account(), client(older.agent(), 5, 0));
        assertThat(tokens().of(account)).containsExactly(newer, older);
        tokens().remove(account, newer.agent());
        tokens().remove(account, newer.agent());
        assertThat(tokens().of(account)).containsExactly(older);
    }

    @Test
    default void theyGoWithTheAccount() {
        Jid account = Fresh.account();
        put(account, client(UUID.randomUUID(), 1, 2));
        ((AccountData) tokens()).forget(account);
        assertThat(tokens().of(account)).isEmpty();
    }
}
