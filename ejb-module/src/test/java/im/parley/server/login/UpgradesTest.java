package im.parley.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.login.LockoutRules.Mode;
import im.parley.server.spi.PasswordKeys;
import im.parley.server.stats.Counters;
import im.parley.store.credential.Credential;
import im.parley.store.memory.MemoryStores;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.wire.addr.Jid;
import im.parley.wire.addr.Network;
import im.parley.wire.sasl.Decoys;
import im.parley.wire.sasl.PlainExchange;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpgradesTest {
    private static final Jid ROMEO = Jid.of("romeo@example.net");
    private static final String PASSWORD = "wherefore";
    private static final PasswordKeys KEYS = new PasswordKeys(16);
    private static final Network HERE = Network.of(InetSocketAddress.createUnresolved("here", 1));
    private static final LockoutRules RULES =
            new LockoutRules(true, Mode.IP_JID, 3, 20, Duration.ofSeconds(60), Duration.ofSeconds(60));

    private final MemoryStores stores = MemoryStores.create();
    private final Logins logins = new Logins(
            stores.credentials(),
            stores.users(),
            new Decoys(new byte[32], 16),
            mechanism -> true,
            new Lockouts(domain -> RULES, stores.users(), Clock.systemUTC()));
    private final Upgrades upgrades = logins.upgrades();

    private void password(ScramHash... hashes) {
        stores.users().create(
                new User(ROMEO, Status.ACTIVE, Instant.EPOCH),
                Arrays.stream(hashes).map(hash -> KEYS.of(Credential.DEFAULT, PASSWORD, hash)).toList());
    }

    private List<ScramHash> lacking() {
        return upgrades.state(ROMEO).orElseThrow().lacking();
    }

    private Attempt.Outcome logIn(String authorization, String username, String password) {
        return new Attempt(new PlainExchange(logins.source("example.net")), HERE, "example.net", logins, new Counters())
                .answer((authorization + '\0' + username + '\0' + password).getBytes(StandardCharsets.UTF_8));
    }

    private static ScramKeys keys(ScramHash hash) {
        return ScramKeys.derive(PASSWORD, KEYS.salt(), 16, hash);
    }

    private List<String> stored() {
        return stores.credentials().of(ROMEO).stream()
                .filter(credential -> credential.id().equals(Credential.DEFAULT))
                .map(Credential::mechanism)
                .toList();
    }

    @Test
    void whatIsStrongerThanTheWeakestIsLacking() {
        password(ScramHash.SHA_1);
        assertThat(lacking()).containsExactly(ScramHash.SHA_256, ScramHash.SHA_512);
    }

    @Test
    void nothingWeakerIsLacking() {
        password(ScramHash.SHA_256);
        assertThat(lacking()).containsExactly(ScramHash.SHA_512);
        assertThat(upgrades.state(ROMEO).orElseThrow().weakest().mechanism()).isEqualTo("SHA-256");
    }

    @Test
    void nothingIsLackingForThoseWhoHaveAllOrNothing() {
        assertThat(upgrades.state(ROMEO)).isEmpty();
        password(ScramHash.values());
        assertThat(lacking()).isEmpty();
    }

    @Test
    void addedKeysOpenTheAccount() {
        password(ScramHash.SHA_1);
        Credential known = upgrades.state(ROMEO).orElseThrow().weakest();
        assertThat(upgrades.add(ROMEO, known, keys(ScramHash.SHA_512))).isTrue();
        assertThat(lacking()).containsExactly(ScramHash.SHA_256);
        Credential added = stores.credentials().find(ROMEO, Credential.DEFAULT, "SHA-512").orElseThrow();
        ScramKeys again = ScramKeys.derive(PASSWORD, added.salt(), added.iterations(), ScramHash.SHA_512);
        assertThat(added.storedKey()).isEqualTo(again.storedKey());
        assertThat(added.serverKey()).isEqualTo(again.serverKey());
    }

    /** Another client of the same user was faster. */
    @Test
    void whatIsThereAlreadyStays() {
        password(ScramHash.SHA_1);
        Credential known = upgrades.state(ROMEO).orElseThrow().weakest();
        upgrades.add(ROMEO, known, keys(ScramHash.SHA_256));
        Optional<Credential> first = stores.credentials().find(ROMEO, Credential.DEFAULT, "SHA-256");
        assertThat(upgrades.add(ROMEO, known, keys(ScramHash.SHA_256))).isTrue();
        assertThat(stores.credentials().find(ROMEO, Credential.DEFAULT, "SHA-256")).isEqualTo(first);
    }

    @Test
    void aNewPasswordGetsNoKeysOfTheOldOne() {
        password(ScramHash.SHA_1);
        Credential known = upgrades.state(ROMEO).orElseThrow().weakest();
        List<Credential> other = List.of(KEYS.of(Credential.DEFAULT, "another", ScramHash.SHA_1));
        stores.credentials().replace(ROMEO, Credential.DEFAULT, other);
        assertThat(upgrades.add(ROMEO, known, keys(ScramHash.SHA_256))).isFalse();
        assertThat(stores.credentials().of(ROMEO)).isEqualTo(other);
    }

    @Test
    void aPasswordThatIsShownGetsWhatItLacks() {
        password(ScramHash.SHA_1);
        assertThat(logIn("", "romeo", PASSWORD)).isInstanceOfSatisfying(
                Attempt.Outcome.Granted.class, granted -> assertThat(granted.byPassword()).isTrue());
        assertThat(stored()).containsExactly("SHA-1", "SHA-256", "SHA-512");
        assertThat(logIn("", "romeo", PASSWORD)).isInstanceOf(Attempt.Outcome.Granted.class);
    }

    @Test
    void aGuessAddsNothing() {
        password(ScramHash.SHA_1);
        assertThat(logIn("", "romeo", "guess")).isInstanceOf(Attempt.Outcome.Denied.class);
        assertThat(stored()).containsExactly("SHA-1");
    }

    @Test
    void anApplicationPasswordSaysNothingOfTheAccountsOwn() {
        password(ScramHash.SHA_1);
        stores.credentials().replace(ROMEO, "phone", List.of(KEYS.of("phone", "sesame", ScramHash.SHA_1)));
        assertThat(logIn("romeo@example.net", "phone", "sesame")).isInstanceOfSatisfying(
                Attempt.Outcome.Granted.class, granted -> assertThat(granted.byPassword()).isFalse());
        assertThat(stored()).containsExactly("SHA-1");
    }
}
