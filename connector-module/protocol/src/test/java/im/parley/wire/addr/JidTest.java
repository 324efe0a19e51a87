package im.parley.wire.addr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rocks.xmpp.precis.PrecisProfiles;

class JidTest {

    /** RFC 7622 section 3.5, table 1. */
    @ParameterizedTest
    @CsvSource({
        "juliet@example.com,juliet,example.com,''",
        "juliet@example.com/foo,juliet,example.com,foo",
        "juliet@example.com/foo bar,juliet,example.com,foo bar",
        "juliet@example.com/foo@bar,juliet,example.com,foo@bar",
        "foo\\20bar@example.com,foo\\20bar,example.com,''",
        "fussball@example.com,fussball,example.com,''",
        "fu\u00dfball@example.com,fu\u00dfball,example.com,''",
        "\u03c0@example.com,\u03c0,example.com,''",
        "\u03a3@example.com/foo,\u03c3,example.com,foo",
        "\u03c3@example.com/foo,\u03c3,example.com,foo",
        "\u03c2@example.com/foo,\u03c2,example.com,foo",
        "king@example.com/\u265a,king,example.com,\u265a",
        "example.com,'',example.com,''",
        "example.com/foobar,'',example.com,foobar",
        "a.example.com/b@example.net,'',a.example.com,b@example.net",
    })
    void takesTheLegalExamples(String text, String local, String domain, String resource) {
        Jid jid = Jid.of(text);
        assertThat(jid.local()).isEqualTo(local);
        assertThat(jid.domain()).isEqualTo(domain);
        assertThat(jid.resource()).isEqualTo(resource);
    }

    /** RFC 7622 section 3.5, table 2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"juliet\"@example.com",
                "foo bar@example.com",
                "juliet@example.com/ foo",
                "@example.com/",
                "henry\u2163@example.com",
                "\u265a@example.com",
                "juliet@",
                "/foobar",
            })
    void refusesTheIllegalExamples(String text) {
        assertThatThrownBy(() -> Jid.of(text)).isInstanceOf(InvalidJid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "@", "/", "a@/b", "@b", "a@b/", "a@b@c", "a&b@c", "a'b@c", "a:b@c", "a<b@c", "a>b@c", "a\u0000@c",
                "a\u007f@c", "a@b/\u0000", "a@b/\u0007", "a@b c", "a@b_c", "a@-b", "a@b-", "a@b..c", "a@.b", "a@..",
                "a\uff20b@c", "a@b\uff0fc", "a@xn--0", "[::1", "a@[::1]x", "a@[1::2::3]", "a@[1:2:3:4:5:6:7:8:9]",
                "a@[1:2:3:4:5:6:7]", "a@[::1.2.3.256]", "a@[::12345]", "a@[]", "a@[::1%25]", "a@[fe80::1%eth0]", "a@b\ud800",
                "a\ud800@b", "a@b/\udc00", "a\u00a0b@c", "\u0640@c"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> Jid.of(text)).isInstanceOf(InvalidJid.class).hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "Juliet@Example.COM/Balcony,juliet@example.com/Balcony",
        "a@b.,a@b",
        "\uff21@b,a@b",
        "e\u0301@b,\u00e9@b",
        "a@b/e\u0301,a@b/\u00e9",
        "a@b/x\u00a0y,a@b/x y",
        "a@B\u00dcCHER.example,a@b\u00fccher.example",
        "a@xn--bcher-kva.example,a@b\u00fccher.example",
        "a@XN--BCHER-KVA.example,a@b\u00fccher.example",
        "a@ex\u3002ample,a@ex.ample",
        "127.0.0.1,127.0.0.1",
        "a@[2001:DB8::1]/x,a@[2001:db8::1]/x",
        "a@[::ffff:192.0.2.1],a@[::ffff:192.0.2.1]",
        "a@[fe80::1%25eth0],a@[fe80::1%25eth0]",
        "[::],[::]",
        "a@1-2.3,a@1-2.3",
        "\u05d0@b,\u05d0@b",
    })
    void prepares(String text, String prepared) {
        assertThat(Jid.of(text)).hasToString(prepared).isEqualTo(Jid.of(prepared)).hasSameHashCodeAs(Jid.of(prepared));
    }

    @Test
    void countsBytesNotCharacters() {
        String half = "\u00e9".repeat(511);
        assertThat(Jid.of(half + "x@b/" + half + "x").local()).hasSize(512);
        assertThatThrownBy(() -> Jid.of(half + "xx@b")).isInstanceOf(InvalidJid.class);
        assertThatThrownBy(() -> Jid.of("a@b/" + half + "xx")).isInstanceOf(InvalidJid.class);
        assertThat(Jid.of("x".repeat(1023) + "@b").local()).hasSize(1023);
        assertThatThrownBy(() -> Jid.of("x".repeat(1024) + "@b")).isInstanceOf(InvalidJid.class);
        assertThatThrownBy(() -> Jid.of("a@b/" + "x".repeat(1024))).isInstanceOf(InvalidJid.class);
        assertThat(Jid.of("a@" + "x".repeat(63) + ".y")).isNotNull();
        assertThatThrownBy(() -> Jid.of("a@" + "x".repeat(64) + ".y")).isInstanceOf(InvalidJid.class);
        assertThatThrownBy(() -> Jid.of("a@" + "x.".repeat(511) + "yy")).isInstanceOf(InvalidJid.class);
    }

    @Test
    void ordersByDomainThenLocalThenResource() {
        assertThat(Jid.of("z@a/z")).isLessThan(Jid.of("a@b"));
        assertThat(Jid.of("a@b/z")).isLessThan(Jid.of("b@b"));
        assertThat(Jid.of("a@b")).isLessThan(Jid.of("a@b/a"));
    }

    @Property(tries = 5000)
    void theFastWayAgreesWithPrecis(@ForAll("ascii") String text) {
        assertThat(outcome(() -> Preparation.resourcepart(text)))
                .isEqualTo(text.startsWith(" ") ? "invalid" : outcome(() -> PrecisProfiles.OPAQUE_STRING.enforce(text)));
        boolean forbidden = text.chars().anyMatch(c -> "\"&'/:<>@".indexOf(c) >= 0);
        assertThat(outcome(() -> Preparation.localpart(text)))
                .isEqualTo(forbidden ? "invalid" : outcome(() -> PrecisProfiles.USERNAME_CASE_MAPPED.enforce(text)));
    }

    @Property(tries = 5000)
    void theFastWayAgreesWithIdn(@ForAll("hosts") String host) {
        assertThat(outcome(() -> Preparation.domainpart(host))).isEqualTo(outcome(() -> PrecisProfiles.IDN.enforce(host)));
    }

    @Property(tries = 5000)
    void preparingTwiceChangesNothing(@ForAll @StringLength(max = 20) String text) {
        try {
            Jid jid = Jid.of(text);
            assertThat(Jid.of(jid.toString())).isEqualTo(jid).hasToString(jid.toString());
        } catch (InvalidJid refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> ascii() {
        return Arbitraries.strings().withCharRange('\0', '\u007f').ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.strings().withChars("aZ09-.").ofMinLength(1).ofMaxLength(12)
                .filter(host -> !host.endsWith("."));
    }

    private static String outcome(java.util.function.Supplier<String> preparation) {
        try {
            return preparation.get();
        } catch (RuntimeException refused) {
            return "invalid";
        }
    }
}
