package im.parley.feature.extdisco;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What coturn checks with {@code use-auth-secret}. */
class TurnCredentialsTest {
    private static final Instant THEN = Instant.ofEpochSecond(1_800_000_000);
    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");

    @Test
    void theNameBeginsWithTheEnd() {
        TurnCredentials made = TurnCredentials.of("secret", ROMEO, THEN);
        assertThat(made.username()).matches("1800000000:[0-9a-f]{16}").doesNotContain("romeo");
        assertThat(TurnCredentials.of("secret", Jid.of("juliet@capulet.example"), THEN).username())
                .isNotEqualTo(made.username());
        assertThat(TurnCredentials.of("secret", ROMEO.withResource("balcony"), THEN)).isEqualTo(made);
    }

    @Test
    void thePasswordIsTheHmacOfTheName() throws Exception {
        TurnCredentials made = TurnCredentials.of("secret", ROMEO, THEN);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        byte[] expected = mac.doFinal(made.username().getBytes(StandardCharsets.UTF_8));
        assertThat(Base64.getDecoder().decode(made.password())).isEqualTo(expected);
        assertThat(TurnCredentials.of("other", ROMEO, THEN).password()).isNotEqualTo(made.password());
    }
}
