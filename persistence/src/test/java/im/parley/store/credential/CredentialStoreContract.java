package im.parley.store.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.store.Fresh;
import im.parley.store.Race;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of credentials does. */
interface CredentialStoreContract {
    CredentialStore credentials();

    @Test
    default void aCredentialIsFoundByteByByte() {
        Jid account = Fresh.account();
        byte[] salt = new byte[64];
        for (int i = 0; i < salt.length; i++) {
            salt[i] = (byte) (i * 4);
        }
        var credential = new Credential("default", "SHA-512", salt, 10_000, new byte[] {0, -1}, new byte[] {-128});
        credentials().replace(account, "default", List.of(credential));
        assertThat(credentials().find(account, "default", "SHA-512")).contains(credential);
        assertThat(credentials().find(account, "default", "SHA-1")).isEmpty();
        assertThat(credentials().find(account, "phone", "SHA-512")).isEmpty();
        assertThat(credentials().find(Fresh.account(), "default", "SHA-512")).isEmpty();
    }

    @Test
    default void allComeByIdAndMechanism() {
        Jid account = Fresh.account();
        credentials().replace(account, "phone", List.of(credential("phone", "SHA-256", 3)));
        credentials().replace(account, "default", password(1));
        assertThat(credentials().of(account))
                .containsExactly(
                        credential("default", "SHA-1", 1),
                        credential("default", "SHA-256", 1),
                        credential("default", "SHA-512", 1),
                        credential("phone", "SHA-256", 3));
        assertThat(credentials().of(Fresh.account())).isEmpty();
    }

    @Test
    default void aNewPasswordLeavesNothingOfTheOldOne() {
        Jid account = Fresh.account();
        credentials().replace(account, "phone", List.of(credential("phone", "SHA-1", 9)));
        credentials().replace(account, "default", password(1));
        credentials().replace(account, "default", List.of(credential("default", "SHA-256", 2)));
        assertThat(credentials().of(account))
                .containsExactly(credential("default", "SHA-256", 2), credential("phone", "SHA-1", 9));
    }

    @Test
    default void passwordsThatRaceDoNotMix() throws Exception {
        for (int round = 0; round < 10; round++) {
            Jid account = Fresh.account();
            Race.of(4, runner -> {
                credentials().replace(account, "default", password(runner));
                return runner;
            });
            List<Credential> all = credentials().of(account);
            assertThat(all).isEqualTo(password(all.getFirst().salt()[0]));
        }
    }

    @Test
    default void aHashFunctionIsAddedToThePasswordThatIsKnown() {
        Jid account = Fresh.account();
        credentials().replace(account, "default", List.of(credential("default", "SHA-1", 1)));
        assertThat(add(account, 1, credential("default", "SHA-256", 5))).isTrue();
        assertThat(credentials().of(account))
                .containsExactly(credential("default", "SHA-1", 1), credential("default", "SHA-256", 5));
        assertThat(add(account, 1, credential("default", "SHA-256", 6))).isFalse();
        assertThat(credentials().find(account, "default", "SHA-256")).contains(credential("default", "SHA-256", 5));
    }

    @Test
    default void nothingIsAddedToAnotherPasswordOrToNone() {
        Jid account = Fresh.account();
        assertThat(add(account, 1, credential("default", "SHA-256", 5))).isFalse();
        credentials().replace(account, "default", List.of(credential("default", "SHA-1", 2)));
        assertThat(add(account, 1, credential("default", "SHA-256", 5))).isFalse();
        assertThatThrownBy(() -> add(account, 2, credential("phone", "SHA-256", 5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(credentials().of(account)).containsExactly(credential("default", "SHA-1", 2));
    }

    @Test
    default void ofSeveralThatAddAtOnceOneDoes() throws Exception {
        Jid account = Fresh.account();
        credentials().replace(account, "default", List.of(credential("default", "SHA-1", 1)));
        assertThat(Race.of(4, runner -> add(account, 1, credential("default", "SHA-512", runner))))
                .containsOnlyOnce(true);
    }

    @Test
    default void whatIsAddedDoesNotOutliveANewPassword() throws Exception {
        for (int round = 0; round < 10; round++) {
            Jid account = Fresh.account();
            credentials().replace(account, "default", List.of(credential("default", "SHA-1", 1)));
            Race.of(2, runner -> {
                if (runner == 0) {
                    credentials().replace(account, "default", password(2));
                    return true;
                }
                return add(account, 1, credential("default", "SHA-512", 1));
            });
            assertThat(credentials().of(account)).isEqualTo(password(2));
        }
    }

    private boolean add(Jid account, int known, Credential more) {
        return credentials().add(account, credential("default", "SHA-1", known), more);
    }

    @Test
    default void oneIdIsRemoved() {
        Jid account = Fresh.account();
        credentials().replace(account, "default", password(1));
        credentials().replace(account, "phone", List.of(credential("phone", "SHA-1", 2)));
        credentials().remove(account, "default");
        assertThat(credentials().of(account)).containsExactly(credential("phone", "SHA-1", 2));
    }

    @Test
    default void aCredentialOfAnotherIdIsRefused() {
        Jid account = Fresh.account();
        assertThatThrownBy(() -> credentials().replace(account, "phone", password(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(credentials().of(account)).isEmpty();
    }

    @Test
    default void theKeysStayOutOfLogs() {
        assertThat(credential("default", "SHA-1", 77).toString()).doesNotContain("77");
    }

    private static List<Credential> password(int key) {
        return Stream.of("SHA-1", "SHA-256", "SHA-512")
                .map(mechanism -> credential("default", mechanism, key))
                .toList();
    }

    private static Credential credential(String id, String mechanism, int key) {
        byte[] bytes = {(byte) key};
        return new Credential(id, mechanism, bytes, 4096, bytes, bytes);
    }
}
