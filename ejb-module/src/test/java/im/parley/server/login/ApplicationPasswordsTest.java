package im.parley.server.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.login.ApplicationPasswords.Outcome;
import im.parley.server.login.LockoutRules.Mode;
import im.parley.server.stats.Counters;
import im.parley.store.credential.Credential;
import im.parley.store.memory.MemoryStores;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.wire.addr.Jid;
import im.parley.wire.addr.Network;
import im.parley.wire.sasl.Decoys;
import im.parley.wire.sasl.PlainExchange;
import im.parley.wire.sasl.SaslError;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationPasswordsTest {
    private static final Jid ROMEO = Jid.of("romeo@example.net");
    private static final Jid JULIET = Jid.of("juliet@example.net");
    private static final Network HERE = Network.of(InetSocketAddress.createUnresolved("here", 1));
    private static final LockoutRules RULES =
            new LockoutRules(true, Mode.IP_JID, 3, 20, Duration.ofSeconds(60), Duration.ofSeconds(60));

    private final MemoryStores stores = MemoryStores.create();
    private final ApplicationPasswords passwords = new ApplicationPasswords(stores.credentials(), stores.users(), 16);
    private final Logins logins = new Logins(
            stores.credentials(),
            stores.users(),
            new Decoys(new byte[32], 16),
            mechanism -> true,
            new Lockouts(domain -> RULES, stores.users(), Clock.systemUTC()));

    @BeforeEach
    void accounts() {
        register(ROMEO, "wherefore");
        register(JULIET, "balcony");
    }

    private void register(Jid account, String password) {
        ScramKeys keys = ScramKeys.derive(password, new byte[16], 16, ScramHash.SHA_256);
        stores.users().create(new User(account, Status.ACTIVE, Instant.EPOCH), List.of(new Credential(
                Credential.DEFAULT, "SHA-256", keys.salt(), 16, keys.storedKey(), keys.serverKey())));
    }

    private Attempt.Outcome logIn(String authorization, String username, String password) {
        return new Attempt(new PlainExchange(logins.source("example.net")), HERE, "example.net", logins, new Counters())
                .answer((authorization + '\0' + username + '\0' + password).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertGranted(Attempt.Outcome outcome, Jid account) {
        assertThat(outcome).isInstanceOfSatisfying(
                Attempt.Outcome.Granted.class, granted -> assertThat(granted.account()).isEqualTo(account));
    }

    private static void assertDenied(Attempt.Outcome outcome, SaslError error) {
        assertThat(outcome).isInstanceOfSatisfying(
                Attempt.Outcome.Denied.class, denied -> assertThat(denied.failure().error()).isEqualTo(error));
    }

    @Test
    void theIdIsTheAuthenticationIdentityAndTheAccountTheAuthorizationIdentity() {
        assertThat(passwords.add(ROMEO, "phone", "sesame")).isEqualTo(Outcome.ADDED);
        assertGranted(logIn("romeo@example.net", "phone", "sesame"), ROMEO);
    }

    @Test
    void thePasswordOfTheAccountGoesOn() {
        passwords.add(ROMEO, "phone", "sesame");
        assertGranted(logIn("", "romeo", "wherefore"), ROMEO);
        assertGranted(logIn("romeo@example.net", "romeo", "wherefore"), ROMEO);
    }

    @Test
    void anApplicationPasswordIsNoneForTheAccountsName() {
        passwords.add(ROMEO, "phone", "sesame");
        assertDenied(logIn("", "romeo", "sesame"), SaslError.NOT_AUTHORIZED);
    }

    @Test
    void thePasswordOfTheAccountIsNoneForAnApplication() {
        passwords.add(ROMEO, "phone", "sesame");
        assertDenied(logIn("romeo@example.net", "phone", "wherefore"), SaslError.NOT_AUTHORIZED);
    }

    @Test
    void nobodyActsForSomebodyElse() {
        passwords.add(ROMEO, "phone", "sesame");
        assertDenied(logIn("juliet@example.net", "phone", "sesame"), SaslError.NOT_AUTHORIZED);
        assertDenied(logIn("juliet@example.net", "romeo", "wherefore"), SaslError.INVALID_AUTHZID);
    }

    /** Juliet has an application password whose id is the name of another account. */
    @Test
    void anIdThatIsSomebodysNameOpensItsOwnAccountAlone() {
        passwords.add(JULIET, "romeo", "sesame");
        assertGranted(logIn("juliet@example.net", "romeo", "sesame"), JULIET);
        assertDenied(logIn("juliet@example.net", "romeo", "wherefore"), SaslError.NOT_AUTHORIZED);
        assertGranted(logIn("", "romeo", "wherefore"), ROMEO);
    }

    @Test
    void aPasswordThatWasTakenAwayIsWorthNothing() {
        passwords.add(ROMEO, "phone", "sesame");
        assertThat(passwords.remove(ROMEO, "phone")).isTrue();
        assertThat(passwords.remove(ROMEO, "phone")).isFalse();
        assertDenied(logIn("romeo@example.net", "phone", "sesame"), SaslError.NOT_AUTHORIZED);
    }

    @Test
    void theListHasTheIdsAndNotThePasswordOfTheAccount() {
        passwords.add(ROMEO, "phone", "sesame");
        passwords.add(ROMEO, "desktop", "open");
        passwords.add(ROMEO, "phone", "again");
        assertThat(passwords.list(ROMEO)).containsExactly("desktop", "phone");
        assertThat(passwords.list(JULIET)).isEmpty();
    }

    @Test
    void whatCannotBeAnIdOrAPasswordIsRefused() {
        for (String id : List.of("", " ", "default", "a\0b", "x".repeat(129))) {
            assertThatThrownBy(() -> passwords.add(ROMEO, id, "sesame")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> passwords.add(ROMEO, "phone", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> passwords.remove(ROMEO, "default")).isInstanceOf(IllegalArgumentException.class);
        assertGranted(logIn("", "romeo", "wherefore"), ROMEO);
    }

    @Test
    void onlyAnAccountHasPasswords() {
        assertThat(passwords.add(Jid.of("nobody@example.net"), "phone", "sesame")).isEqualTo(Outcome.NO_ACCOUNT);
    }

    @Test
    void theNumberIsBounded() {
        for (int i = 0; i < ApplicationPasswords.LIMIT; i++) {
            passwords.add(ROMEO, "app" + i, "sesame");
        }
        assertThat(passwords.add(ROMEO, "one more", "sesame")).isEqualTo(Outcome.TOO_MANY);
        assertThat(passwords.add(ROMEO, "app0", "another")).isEqualTo(Outcome.ADDED);
    }

    @Test
    void guessesAtAnApplicationPasswordLockTheAccount() {
        passwords.add(ROMEO, "phone", "sesame");
        for (int i = 0; i < 3; i++) {
            assertDenied(logIn("romeo@example.net", "phone", "guess"), SaslError.NOT_AUTHORIZED);
        }
        assertDenied(logIn("romeo@example.net", "phone", "sesame"), SaslError.TEMPORARY_AUTH_FAILURE);
    }

    /** A made-up authorization identity is no way around the count. */
    @Test
    void guessesBehindAnAuthorizationIdentityLockTheAccount() {
        for (int i = 0; i < 3; i++) {
            assertDenied(logIn("x" + i + "@example.net", "romeo", "guess"), SaslError.NOT_AUTHORIZED);
        }
        assertDenied(logIn("", "romeo", "wherefore"), SaslError.TEMPORARY_AUTH_FAILURE);
    }

    @Test
    void aLockTellsNothingOfThePassword() {
        for (int i = 0; i < 3; i++) {
            logIn("", "nobody", "guess");
            logIn("", "romeo", "guess");
        }
        assertThat(logIn("", "romeo", "wherefore"))
                .isEqualTo(logIn("", "romeo", "guess"))
                .isEqualTo(logIn("", "nobody", "guess"));
    }
}
