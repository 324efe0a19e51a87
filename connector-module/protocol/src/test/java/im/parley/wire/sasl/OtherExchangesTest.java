package im.parley.wire.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.wire.sasl.Exchange.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PLAIN, EXTERNAL, ANONYMOUS and the keys that a server keeps. */
class OtherExchangesTest {
    private static final byte[] SALT = {1, 2, 3, 4};

    @Test
    void plainTakesThePassword() {
        assertThat(plain("\0user\0pencil")).isInstanceOfSatisfying(Step.Success.class, success -> {
            assertThat(success.username()).isEqualTo("user");
            assertThat(success.authorization()).isEmpty();
            assertThat(success.data()).isEmpty();
        });
        assertThat(plain("other@example.com\0user\0pencil"))
                .isInstanceOfSatisfying(Step.Success.class, success -> assertThat(success.authorization())
                        .isEqualTo("other@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0user\0Pencil", "\0nobody\0pencil", "\0user\0pencil ", "\0user\0\u0007"})
    void plainRefusesAWrongPassword(String message) {
        assertThat(plain(message)).isEqualTo(new Step.Failure(SaslError.NOT_AUTHORIZED, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "\0user", "\0\0pencil", "\0user\0", "\0user\0pencil\0", "\0\0\0\0"})
    void plainRefusesWhatIsMalformed(String message) {
        assertThat(plain(message)).isEqualTo(new Step.Failure(SaslError.MALFORMED_REQUEST, ""));
    }

    @Test
    void plainRefusesWhatIsNotUtf8() {
        assertThat(new PlainExchange(new OneUser(64)).respond(new byte[] {0, 'u', 0, (byte) 0xC0, (byte) 0x80}))
                .isEqualTo(new Step.Failure(SaslError.MALFORMED_REQUEST, ""));
    }

    @Test
    void plainAsksTheSameOfTheSourceWhoeverComes() {
        assertThat(asked("user")).isEqualTo(asked("nobody"));
    }

    private static List<String> asked(String username) {
        List<String> asked = new ArrayList<>();
        OneUser users = new OneUser(64);
        CredentialSource recording = new CredentialSource() {
            @Override
            public Optional<Known> keys(Claim name, ScramHash hash) {
                asked.add("keys " + hash);
                return users.keys(name, hash);
            }

            @Override
            public ScramKeys decoy(Claim name, ScramHash hash) {
                asked.add("decoy " + hash);
                return users.decoy(name, hash);
            }
        };
        new PlainExchange(recording).respond(("\0" + username + "\0x").getBytes(StandardCharsets.UTF_8));
        return asked;
    }

    @ParameterizedTest
    @CsvSource({
        "'a@x.example','',a@x.example",
        "'a@x.example','A@x.example',a@x.example",
        "'a@x.example b@x.example','b@x.example',b@x.example",
        "'x.example','X.example.',x.example",
    })
    void externalOpensWhatTheCertificateHolds(String identities, String asked, String opened) {
        assertThat(external(identities, asked)).isInstanceOfSatisfying(Step.Success.class, success -> assertThat(
                        success.username())
                .isEqualTo(opened));
    }

    @ParameterizedTest
    @CsvSource({
        "'','',NOT_AUTHORIZED",
        "'a@x.example b@x.example','',INVALID_AUTHZID",
        "'a@x.example','b@x.example',INVALID_AUTHZID",
        "'a@x.example','a',INVALID_AUTHZID",
        "'','a@x.example',INVALID_AUTHZID",
    })
    void externalRefusesWhatItDoesNot(String identities, String asked, SaslError error) {
        assertThat(external(identities, asked)).isEqualTo(new Step.Failure(error, ""));
    }

    @Test
    void anonymousOpensToAnyone() {
        assertThat(new AnonymousExchange().respond("sirhc".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Step.Success.class, success -> assertThat(success.username()).isEmpty());
    }

    @Test
    void preparesPasswordsByOpaqueString() {
        ScramKeys keys = ScramKeys.derive("p\u00e9n\u00a0cil", SALT, 64, ScramHash.SHA_512);
        assertThat(keys.matches("pe\u0301n cil")).isTrue();
        assertThat(keys.matches("p\u00e9ncil")).isFalse();
        assertThat(keys.storedKey()).hasSize(64);
        for (String impossible : new String[] {"", "\u0000", "a\u0007", "\ud800"}) {
            assertThatThrownBy(() -> ScramKeys.derive(impossible, SALT, 64, ScramHash.SHA_1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(keys.matches(impossible)).isFalse();
        }
    }

    @Test
    void namesTheMechanisms() {
        assertThat(ScramHash.of("SCRAM-SHA-1")).contains(ScramHash.SHA_1);
        assertThat(ScramHash.of("SCRAM-SHA-512-PLUS")).contains(ScramHash.SHA_512);
        assertThat(ScramHash.of("SCRAM-MD5")).isEmpty();
        assertThat(SaslError.TEMPORARY_AUTH_FAILURE.element()).isEqualTo("temporary-auth-failure");
    }

    private static Step plain(String message) {
        PlainExchange exchange = new PlainExchange(new OneUser(64));
        assertThat(exchange.respond(new byte[0])).isInstanceOf(Step.Challenge.class);
        return exchange.respond(message.getBytes(StandardCharsets.UTF_8));
    }

    private static Step external(String identities, String asked) {
        List<String> held = identities.isEmpty() ? List.of() : List.of(identities.split(" "));
        return new ExternalExchange(held).respond(asked.getBytes(StandardCharsets.UTF_8));
    }
}
