package im.parley.wire.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.sasl.HashedTokenExchange.Found;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** draft-schmaus-kitten-sasl-ht-09. */
class HashedTokenExchangeTest {
    private static final byte[] TOKEN = utf8("WXZzciBwYmFmdmZnZiBqdmd1IGp2eXFhcmZm");
    private static final byte[] CHANNEL = {1, 2, 0, -1};

    /** Computed with another implementation of HMAC. */
    @Test
    void theProofIsAnHmacOverTheLabelAndTheChannel() {
        assertThat(HexFormat.of().formatHex(HashedToken.initiator(utf8("secret"), new byte[0])))
                .isEqualTo("080d9fa917c6da67702df4ff5090d8693b5f8c838c832d6f3662b6822cc7a6b9");
        assertThat(HexFormat.of().formatHex(HashedToken.responder(utf8("secret"), utf8("cb"))))
                .isEqualTo("6a813d488403d8aae426da812306e86e688df80130468d38a8c33f78f6374cd6");
    }

    @Test
    void aTokenLogsInAndTheServerProvesThatItKnowsItToo() {
        Step step = exchange(CHANNEL).respond(message("romeo", HashedToken.initiator(TOKEN, CHANNEL)));
        assertThat(step).isInstanceOfSatisfying(Step.Success.class, success -> {
            assertThat(success.username()).isEqualTo("romeo@example.net");
            assertThat(success.data()).isEqualTo(HashedToken.responder(TOKEN, CHANNEL));
        });
    }

    @Test
    void aTokenOnAnotherChannelIsWorthNothing() {
        assertThat(error(exchange(CHANNEL).respond(message("romeo", HashedToken.initiator(TOKEN, new byte[0])))))
                .isEqualTo(SaslError.NOT_AUTHORIZED);
    }

    @Test
    void anExpiredTokenIsSaidToBeExpired() {
        HashedTokenExchange exchange = new HashedTokenExchange(CHANNEL, (username, proof) -> new Found.Expired());
        assertThat(error(exchange.respond(message("romeo", HashedToken.initiator(TOKEN, CHANNEL)))))
                .isEqualTo(SaslError.CREDENTIALS_EXPIRED);
    }

    @Test
    void oneProofIsAll() {
        HashedTokenExchange exchange = exchange(CHANNEL);
        byte[] right = message("romeo", HashedToken.initiator(TOKEN, CHANNEL));
        exchange.respond(message("romeo", new byte[32]));
        assertThat(error(exchange.respond(right))).isEqualTo(SaslError.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "romeo", "\0proof"})
    void malformedMessagesAreRefused(String message) {
        assertThat(error(exchange(CHANNEL).respond(utf8(message)))).isEqualTo(SaslError.MALFORMED_REQUEST);
    }

    @Test
    void aProofOfAnotherLengthIsWrong() {
        assertThat(error(exchange(CHANNEL).respond(message("romeo", new byte[0])))).isEqualTo(SaslError.NOT_AUTHORIZED);
    }

    private static HashedTokenExchange exchange(byte[] channel) {
        return new HashedTokenExchange(channel, HashedTokenExchangeTest::find);
    }

    private static Found find(String username, Predicate<byte[]> proof) {
        boolean good = proof.test(TOKEN) && username.equals("romeo");
        return good ? new Found.Valid("romeo@example.net", TOKEN, new UUID(0, 1), "default") : new Found.None();
    }

    private static byte[] message(String username, byte[] proof) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(utf8(username));
        message.write(0);
        message.writeBytes(proof);
        return message.toByteArray();
    }

    private static SaslError error(Step step) {
        return ((Step.Failure) step).error();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
