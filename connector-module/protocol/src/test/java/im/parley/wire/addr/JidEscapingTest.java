package im.parley.wire.addr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JidEscapingTest {

    /** The examples of XEP-0106 section 5. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "space cadet|space\\20cadet",
                "call me \"ishmael\"|call\\20me\\20\\22ishmael\\22",
                "at&t guy|at\\26t\\20guy",
                "d'artagnan|d\\27artagnan",
                "/.fanboy|\\2f.fanboy",
                "::foo::|\\3a\\3afoo\\3a\\3a",
                "<foo>|\\3cfoo\\3e",
                "user@host|user\\40host",
                "c:\\net|c\\3a\\net",
                "c:\\\\net|c\\3a\\\\net",
                "c:\\cool stuff|c\\3a\\cool\\20stuff",
                "c:\\5commas|c\\3a\\5c5commas",
                "\\3and\\2is\\5cool|\\5c3and\\2is\\5c5cool",
            })
    void escapesAndUnescapes(String name, String localpart) {
        assertThat(JidEscaping.escape(name)).isEqualTo(localpart);
        assertThat(JidEscaping.unescape(localpart)).isEqualTo(name);
        assertThat(Jid.of(localpart, "example.com", "").local()).isEqualTo(localpart);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\2F", "\\3C", "\\21", "\\2", "\\", "\\20x", "x\\20", "\\20"})
    void leavesWhatIsNoEscape(String localpart) {
        assertThat(JidEscaping.unescape(localpart)).isEqualTo(localpart);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", " a", "a "})
    void refusesASpaceAtTheEdge(String name) {
        assertThatThrownBy(() -> JidEscaping.escape(name)).isInstanceOf(InvalidJid.class);
    }

    @Property
    void unescapingIsTheInverse(@ForAll("names") String name) {
        assertThat(JidEscaping.unescape(JidEscaping.escape(name))).isEqualTo(name);
        assertThat(JidEscaping.escape(name)).doesNotContainPattern("[ \"&'/:<>@]");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("\\ 25c7f03eax\"&'/:<>@").ofMaxLength(12)
                .filter(name -> !name.startsWith(" ") && !name.endsWith(" "));
    }
}
