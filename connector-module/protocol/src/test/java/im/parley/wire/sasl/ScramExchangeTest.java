package im.parley.wire.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.sasl.Exchange.Step;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScramExchangeTest {
    private static final byte[] CHANNEL = {1, 2, 0, -1};
    private static final CredentialSource SOURCE = new OneUser(64);

    /** RFC 5802 section 5. */
    @Test
    void sha1FollowsTheExample() {
        ScramExchange exchange = new ScramExchange(
                ScramHash.SHA_1, false, binding(false), new OneUser(4096), "3rfcNHYJY1ZVvWVs7j");
        assertThat(challenge(exchange.respond(utf8("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL"))))
                .isEqualTo("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096");
        assertThat(success(exchange.respond(utf8(
                        "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="))))
                .isEqualTo("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    /** RFC 7677 section 3. */
    @Test
    void sha256FollowsTheExample() {
        ScramExchange exchange = new ScramExchange(
                ScramHash.SHA_256, false, binding(false), new OneUser(4096), "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");
        assertThat(challenge(exchange.respond(utf8("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"))))
                .isEqualTo("r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
        assertThat(success(exchange.respond(utf8("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="))))
                .isEqualTo("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @ParameterizedTest
    @EnumSource
    void logsInWithEachHash(ScramHash hash) {
        assertThat(logIn(hash, false, binding(false), new ScramClient(hash, "user", "pencil")))
                .isInstanceOf(Step.Success.class);
        assertThat(logIn(hash, false, binding(true), new ScramClient(hash, "user", "pencil")))
                .isInstanceOf(Step.Success.class);
        assertThat(logIn(hash, false, binding(false), new ScramClient(hash, "user", "Pencil"))).isEqualTo(NOT_AUTHORIZED);
        assertThat(logIn(hash, false, binding(false), new ScramClient(hash, "nobody", "pencil")))
                .isEqualTo(NOT_AUTHORIZED);
    }

    @ParameterizedTest
    @EnumSource
    void bindsToTheChannel(ScramHash hash) {
        assertThat(logIn(hash, true, binding(true), bound(hash, "p=tls-exporter,,", CHANNEL)))
                .isInstanceOf(Step.Success.class);
        assertThat(logIn(hash, true, binding(true), bound(hash, "p=tls-exporter,,", new byte[] {1, 2, 0, -2})))
                .isEqualTo(NOT_AUTHORIZED);
        assertThat(logIn(hash, true, binding(true), bound(hash, "p=tls-exporter,,", new byte[0])))
                .isEqualTo(NOT_AUTHORIZED);
        assertThat(error(logIn(hash, true, binding(true), bound(hash, "p=tls-unique,,", CHANNEL))))
                .isEqualTo(SaslError.INVALID_MECHANISM);
    }

    @Test
    void theFlagFitsTheMechanism() {
        ScramHash hash = ScramHash.SHA_256;
        assertThat(error(logIn(hash, true, binding(true), bound(hash, "n,,", new byte[0]))))
                .isEqualTo(SaslError.MALFORMED_REQUEST);
        assertThat(error(logIn(hash, true, binding(true), bound(hash, "y,,", new byte[0]))))
                .isEqualTo(SaslError.MALFORMED_REQUEST);
        assertThat(error(logIn(hash, false, binding(true), bound(hash, "p=tls-exporter,,", CHANNEL))))
                .isEqualTo(SaslError.MALFORMED_REQUEST);
    }

    /** RFC 5802 section 6. */
    @Test
    void aClientThatSawNoBindingAlthoughItWasOfferedIsRefused() {
        ScramHash hash = ScramHash.SHA_1;
        assertThat(error(logIn(hash, false, binding(true), bound(hash, "y,,", new byte[0]))))
                .isEqualTo(SaslError.MECHANISM_TOO_WEAK);
        assertThat(logIn(hash, false, binding(false), bound(hash, "y,,", new byte[0])))
                .isInstanceOf(Step.Success.class);
    }

    /** XEP-0474 section 6.3; the example's last message has a proof for other channel binding data. */
    @Test
    void theFirstMessageOfTheServerSaysWhatWasAdvertised() {
        ScramExchange exchange = new ScramExchange(
                ScramHash.SHA_1,
                true,
                advertising("SCRAM-SHA-1\u001eSCRAM-SHA-1-PLUS\u001ftls-exporter\u001etls-server-end-point"),
                new OneUser(4096),
                "a09117a6-ac50-4f2f-93f1-93799c2bddf6");
        assertThat(challenge(exchange.respond(
                        utf8("p=tls-exporter,,n=user,r=12C4CD5C-E38E-4A98-8F6D-15C38F51CCC6"))))
                .isEqualTo("r=12C4CD5C-E38E-4A98-8F6D-15C38F51CCC6a09117a6-ac50-4f2f-93f1-93799c2bddf6,"
                        + "s=QSXCR+Q6sek8bf92,i=4096,h=G6k/rBLDqgOhRRaCuuatSDFkJ08=");
    }

    /** XEP-0474 section 6.2: "the client-proof will not be based upon the correct SSDP value". */
    @Test
    void aChangedListOfMechanismsMakesTheProofWrong() {
        ScramHash hash = ScramHash.SHA_256;
        ScramExchange exchange = new ScramExchange(hash, false, advertising("A\u001eB"), SOURCE);
        ScramClient client = new ScramClient(hash, "user", "pencil");
        String challenge = challenge(exchange.respond(client.first()));
        String forged = challenge.substring(0, challenge.indexOf(",h="));
        assertThat(exchange.respond(client.last(utf8(forged)))).isEqualTo(NOT_AUTHORIZED);
    }

    @Test
    void theDowngradeProtectionIsSigned() {
        ScramHash hash = ScramHash.SHA_256;
        ScramExchange exchange = new ScramExchange(hash, false, advertising("A\u001eB"), SOURCE);
        ScramClient client = new ScramClient(hash, "user", "pencil");
        String challenge = challenge(exchange.respond(client.first()));
        assertThat(exchange.respond(client.last(utf8(challenge)))).isInstanceOf(Step.Success.class);
        assertThat(exchange.claim()).contains(new Claim("user", ""));
    }

    private static ScramExchange.Binding advertising(String advertised) {
        return new ScramExchange.Binding() {
            @Override
            public Optional<byte[]> data(String registeredName) {
                return Optional.of(CHANNEL);
            }

            @Override
            public boolean offered() {
                return true;
            }

            @Override
            public String advertised() {
                return advertised;
            }
        };
    }

    @Test
    void theHeaderCannotBeChangedOnTheWay() {
        ScramHash hash = ScramHash.SHA_256;
        ScramExchange exchange = new ScramExchange(hash, false, binding(false), SOURCE);
        ScramClient client = bound(hash, "y,,", new byte[0]);
        byte[] changed = utf8(new String(client.first(), StandardCharsets.UTF_8).replaceFirst("y", "n"));
        Step.Challenge challenge = (Step.Challenge) exchange.respond(changed);
        assertThat(exchange.respond(client.last(challenge.data()))).isEqualTo(NOT_AUTHORIZED);
    }

    @Test
    void handsOnTheAuthorizationIdentity() {
        ScramHash hash = ScramHash.SHA_256;
        Step step = logIn(hash, false, binding(false), bound(hash, "n,a=a=2Cb=3D,", new byte[0]));
        assertThat(step).isInstanceOfSatisfying(Step.Success.class, success -> {
            assertThat(success.username()).isEqualTo("user");
            assertThat(success.authorization()).isEqualTo("a,b=");
        });
    }

    @Test
    void anUnknownUserLooksLikeOneWhoExists() {
        String first = salt("nobody");
        assertThat(salt("nobody")).isEqualTo(first);
        assertThat(salt("nobody2")).isNotEqualTo(first);
        assertThat(first).hasSameSizeAs(salt("user")).endsWith(",i=64");
    }

    private static String salt(String username) {
        ScramExchange exchange = new ScramExchange(ScramHash.SHA_256, false, binding(false), SOURCE);
        String challenge = challenge(exchange.respond(utf8("n,,n=" + username + ",r=x")));
        return challenge.substring(challenge.indexOf(",s="));
    }

    @Test
    void takesOneProofForANonce() {
        ScramHash hash = ScramHash.SHA_1;
        ScramExchange exchange = new ScramExchange(hash, false, binding(false), SOURCE);
        ScramClient client = new ScramClient(hash, "user", "pencil");
        Step.Challenge challenge = (Step.Challenge) exchange.respond(client.first());
        byte[] last = client.last(challenge.data());
        byte[] wrong = last.clone();
        wrong[wrong.length - 5] ^= 1;
        assertThat(exchange.respond(wrong)).isInstanceOf(Step.Failure.class);
        assertThat(exchange.respond(last)).isInstanceOf(Step.Failure.class);
    }

    @Test
    void asksForTheFirstMessageOfAClientThatWaits() {
        ScramExchange exchange = new ScramExchange(ScramHash.SHA_1, false, binding(false), SOURCE);
        assertThat(challenge(exchange.respond(new byte[0]))).isEmpty();
        assertThat(exchange.respond(utf8("n,,n=user,r=x"))).isInstanceOf(Step.Challenge.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n", "n,", "n,,", ",,n=user,r=x", "x,,n=user,r=x", "p,,n=user,r=x", "p=,,n=user,r=x", "nn,,n=user,r=x",
                "n,b=c,n=user,r=x", "n,,n=,r=x", "n,,n=user", "n,,n=user,r=", "n,,r=x,n=user", "n,,m=ext,n=user,r=x",
                "n,,n=us=er,r=x", "n,,n=user=2c,r=x", "n,,n=user,r=\u0001", "n,,n=user,r=\u00e9", "n,,n=user,r=x,m=a",
                "n,,n=user,r=x,", "n,,n=user,r=x,1=a", "\u0000"
            })
    void refusesAMalformedFirstMessage(String first) {
        ScramExchange exchange = new ScramExchange(ScramHash.SHA_1, false, binding(false), SOURCE);
        assertThat(error(exchange.respond(utf8(first)))).isEqualTo(SaslError.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "c=biws", "c=biws,r=xy", "c=biws,p=AA==", "r=xy,c=biws,p=AA==", "c=!,r=xy,p=AA==", "c=biws,r=xy,p=!",
                "c=biws,r=xy,m=a,p=AA==", "c=biws,r=xy,p=AA==,x=y"
            })
    void refusesAMalformedFinalMessage(String last) {
        ScramExchange exchange = new ScramExchange(ScramHash.SHA_1, false, binding(false), SOURCE, "y");
        exchange.respond(utf8("n,,n=user,r=x"));
        assertThat(error(exchange.respond(utf8(last)))).isEqualTo(SaslError.MALFORMED_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c=biws,r=x,p=AA==", "c=biws,r=xy,p=", "c=eSws,r=xy,p=AA==", "c=biws,r=xyz,x=y,p=AA=="})
    void refusesAFinalMessageThatProvesNothing(String last) {
        ScramExchange exchange = new ScramExchange(ScramHash.SHA_1, false, binding(false), SOURCE, "y");
        exchange.respond(utf8("n,,n=user,r=x"));
        assertThat(exchange.respond(utf8(last))).isEqualTo(NOT_AUTHORIZED);
    }

    @Property(tries = 2000)
    void noiseIsRefused(@ForAll byte[] first, @ForAll byte[] last) {
        ScramExchange exchange = new ScramExchange(ScramHash.SHA_256, false, binding(true), SOURCE);
        assertThat(exchange.respond(first)).isNotInstanceOf(Step.Success.class);
        assertThat(exchange.respond(last)).isNotInstanceOf(Step.Success.class);
    }

    @Property(tries = 300)
    void noOtherPasswordLogsIn(@ForAll String password) {
        ScramHash hash = ScramHash.SHA_256;
        try {
            assertThat(logIn(hash, false, binding(false), new ScramClient(hash, "user", password)))
                    .isInstanceOf(password.equals(OneUser.PASSWORD) ? Step.Success.class : Step.Failure.class);
        } catch (IllegalArgumentException notPreparable) {
            assertThat(SOURCE.keys(new Claim("user", ""), hash).orElseThrow().keys().matches(password)).isFalse();
        }
    }

    private static final Step.Failure NOT_AUTHORIZED = new Step.Failure(SaslError.NOT_AUTHORIZED, "");

    private static ScramClient bound(ScramHash hash, String gs2, byte[] channel) {
        return new ScramClient(hash, gs2, channel, "user", OneUser.PASSWORD);
    }

    private static Step logIn(ScramHash hash, boolean plus, ScramExchange.Binding binding, ScramClient client) {
        ScramExchange exchange = new ScramExchange(hash, plus, binding, SOURCE);
        if (!(exchange.respond(client.first()) instanceof Step.Challenge challenge)) {
            return new ScramExchange(hash, plus, binding, SOURCE).respond(client.first());
        }
        Step last = exchange.respond(client.last(challenge.data()));
        if (last instanceof Step.Success success) {
            assertThat(client.verify(success.data())).isTrue();
        }
        return last;
    }

    private static ScramExchange.Binding binding(boolean offered) {
        return new ScramExchange.Binding() {
            @Override
            public Optional<byte[]> data(String registeredName) {
                return offered && registeredName.equals("tls-exporter") ? Optional.of(CHANNEL) : Optional.empty();
            }

            @Override
            public boolean offered() {
                return offered;
            }
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String challenge(Step step) {
        return new String(((Step.Challenge) step).data(), StandardCharsets.UTF_8);
    }

    private static String success(Step step) {
        return new String(((Step.Success) step).data(), StandardCharsets.UTF_8);
    }

    private static SaslError error(Step step) {
        return ((Step.Failure) step).error();
    }
}
