package im.parley.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.login.FastTokens.Issued;
import im.parley.server.login.FastTokens.Use;
import im.parley.server.spi.option.FastOptions;
import im.parley.store.credential.Credential;
import im.parley.store.memory.MemoryStores;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.HashedToken;
import im.parley.wire.sasl.HashedTokenExchange;
import im.parley.wire.sasl.HashedTokenExchange.Found;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** XEP-0484. */
class FastTokensTest {
    private static final Jid ROMEO = Jid.of("romeo@example.net");
    private static final UUID PHONE = UUID.fromString("d4565fa7-4d72-4749-b3d3-740edbf87770");
    private static final UUID TABLET = UUID.fromString("0f9d4c8e-6f0b-4c8e-9a55-5d0a3f6f7c11");
    private static final HashedToken NONE = HashedToken.HT_SHA_256_NONE;
    private static final Use PLAIN = new Use(0, false);

    private final MemoryStores stores = MemoryStores.create();
    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private final FastTokens tokens = at(new byte[32], 3);

    private FastTokens at(byte[] secret, int clients) {
        FastOptions options = new FastOptions(Duration.ofDays(21), Duration.ofDays(1), clients);
        return new FastTokens(stores.tokens(), stores.credentials(), secret, options, new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        });
    }

    private Found use(String token, UUID agent, HashedToken mechanism, Use use) {
        byte[] proof = HashedToken.initiator(token.getBytes(StandardCharsets.UTF_8), new byte[0]);
        HashedTokenExchange.Tokens search = tokens.of("example.net", agent, mechanism, use);
        return search.find("romeo", known -> MessageDigest.isEqual(HashedToken.initiator(known, new byte[0]), proof));
    }

    private boolean works(Issued issued) {
        return use(issued.token(), PHONE, NONE, PLAIN) instanceof Found.Valid;
    }

    @Test
    void aTokenWorksUntilItExpires() {
        Issued issued = tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        assertThat(issued.expires()).isEqualTo("2026-12-17T12:00:00Z");
        assertThat(works(issued)).isTrue();
        now = issued.expires().minusMillis(1);
        assertThat(works(issued)).isTrue();
        now = issued.expires();
        assertThat(use(issued.token(), PHONE, NONE, PLAIN)).isInstanceOf(Found.Expired.class);
    }

    /** Section 3.4: "Servers MUST bind tokens to the mechanism selected by the client". */
    @Test
    void aTokenIsForOneMechanism() {
        Issued issued = tokens.issue(ROMEO, PHONE, HashedToken.HT_SHA_256_EXPR, Credential.DEFAULT);
        assertThat(use(issued.token(), PHONE, NONE, PLAIN)).isInstanceOf(Found.None.class);
    }

    @Test
    void aTokenIsForOneClientAndOneAccount() {
        Issued issued = tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        tokens.issue(ROMEO, TABLET, NONE, Credential.DEFAULT);
        assertThat(use(issued.token(), TABLET, NONE, PLAIN)).isInstanceOf(Found.None.class);
        Issued juliets = tokens.issue(Jid.of("juliet@example.net"), PHONE, NONE, Credential.DEFAULT);
        assertThat(use(juliets.token(), PHONE, NONE, PLAIN)).isInstanceOf(Found.None.class);
    }

    /** Section 3.5: the existing token is good "until the new token is actually used by the client". */
    @Test
    void anOlderTokenWorksUntilTheNewerOneIsUsed() {
        Issued first = tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        assertThat(works(first)).isTrue();
        Issued second = tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        assertThat(works(first)).isTrue();
        assertThat(works(second)).isTrue();
        assertThat(works(first)).isFalse();
        assertThat(works(second)).isTrue();
    }

    /** Section 3.5: "the server SHOULD invalidate any tokens previously generated that have not been used". */
    @Test
    void aTokenThatWasNeverUsedGivesWayToANewerOne() {
        Issued first = tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        assertThat(works(first)).isFalse();
    }

    @Test
    void aTokenOfAnotherDayIsDueForRotation() {
        Issued issued = tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        works(issued);
        assertThat(tokens.isDue(ROMEO, PHONE)).isFalse();
        now = now.plus(Duration.ofDays(1));
        assertThat(tokens.isDue(ROMEO, PHONE)).isTrue();
    }

    /** Section 3.4: "where the count is less than or equal to a count that has already been processed". */
    @Test
    void aCountThatDoesNotGrowIsAReplay() {
        String token = tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT).token();
        assertThat(use(token, PHONE, NONE, new Use(5, false))).isInstanceOf(Found.Valid.class);
        assertThat(use(token, PHONE, NONE, new Use(5, false))).isInstanceOf(Found.None.class);
        assertThat(use(token, PHONE, NONE, new Use(4, false))).isInstanceOf(Found.None.class);
        assertThat(use(token, PHONE, NONE, new Use(6, false))).isInstanceOf(Found.Valid.class);
    }

    /** Section 3.6. */
    @Test
    void aTokenThatIsInvalidatedLogsInOnceMore() {
        Issued issued = tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        assertThat(use(issued.token(), PHONE, NONE, new Use(0, true))).isInstanceOf(Found.Valid.class);
        assertThat(works(issued)).isFalse();
        assertThat(tokens.clients(ROMEO)).isEmpty();
    }

    @Test
    void aWrongProofChangesNothing() {
        Issued issued = tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        assertThat(use("wrong", PHONE, NONE, new Use(9, true))).isInstanceOf(Found.None.class);
        assertThat(works(issued)).isTrue();
    }

    @Test
    void aNewPasswordMakesTokensWorthless() {
        stores.credentials().replace(ROMEO, Credential.DEFAULT, List.of(credential(1)));
        Issued issued = tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        assertThat(works(issued)).isTrue();
        stores.credentials().replace(ROMEO, Credential.DEFAULT, List.of(credential(2)));
        assertThat(works(issued)).isFalse();
    }

    private static Credential credential(int key) {
        return new Credential(Credential.DEFAULT, "SHA-256", new byte[16], 16, new byte[] {(byte) key}, new byte[0]);
    }

    /** What is in the database is of no use to who cannot read the secret, which another installation has not. */
    @Test
    void anotherSecretMakesTokensWorthless() {
        Issued issued = at(new byte[] {1}, 3).issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        assertThat(works(issued)).isFalse();
    }

    @Test
    void theNumberOfClientsIsBoundedAndTheOneSeenLongestAgoGoes() {
        for (int i = 1; i <= 4; i++) {
            now = now.plusSeconds(1);
            tokens.issue(ROMEO, new UUID(0, i), NONE, Credential.DEFAULT);
        }
        assertThat(tokens.clients(ROMEO)).containsExactly(new UUID(0, 4), new UUID(0, 3), new UUID(0, 2));
    }

    @Test
    void clientsWhoseTokensHaveExpiredAreForgotten() {
        tokens.issue(ROMEO, TABLET, NONE, Credential.DEFAULT);
        now = now.plus(Duration.ofDays(30));
        tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        assertThat(tokens.clients(ROMEO)).containsExactly(PHONE);
    }

    @Test
    void aClientCanBeLockedOutAlone() {
        Issued issued = tokens.issue(ROMEO, PHONE, NONE, Credential.DEFAULT);
        tokens.issue(ROMEO, TABLET, NONE, Credential.DEFAULT);
        tokens.revoke(ROMEO, PHONE);
        assertThat(works(issued)).isFalse();
        assertThat(tokens.clients(ROMEO)).containsExactly(TABLET);
    }

    @Test
    void nobodyHasNoTokens() {
        assertThat(tokens.of("example.net", PHONE, NONE, PLAIN).find("no body@", known -> true))
                .isInstanceOf(Found.None.class);
        assertThat(tokens.of("example.net", PHONE, NONE, PLAIN).find("nobody", known -> true))
                .isInstanceOf(Found.None.class);
    }
}
