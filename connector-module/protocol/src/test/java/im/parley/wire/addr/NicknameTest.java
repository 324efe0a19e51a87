package im.parley.wire.addr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NicknameTest {
    /** RFC 8266 section 2.4: case, width, and spaces around and between make no difference. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Juliet, juliet",
                "\"  Juliet  \", juliet",
                "\"Juliet   Capulet\", juliet capulet",
                "\uff2a\uff35\uff2c\uff29\uff25\uff34, juliet",
                "\"Juliet\u3000Capulet\", juliet capulet",
                "\u212auliet, kuliet"
            })
    void whatLooksTheSameHasTheSameKey(String nickname, String key) {
        assertThat(Nickname.key(nickname)).contains(key);
    }

    /** RFC 8266 section 6.3, RFC 8264 section 12.5: letters that look the same. */
    @ParameterizedTest
    @CsvSource({"r\u043emeo, romeo", "\u041c\u0410\u0421\u0412\u0415\u0422\u041d, macbeth", "juli\u0435t, juliet", "\u0391dmin, admin", "adm\u0131n, admin"})
    void lettersOfAnotherScriptThatLookTheSameAreTheSame(String nickname, String key) {
        assertThat(Nickname.key(nickname)).contains(key);
    }

    @Test
    void differentNicknamesStayDifferent() {
        assertThat(Nickname.key("\u0422\u0438\u0431\u0430\u043b\u044c\u0442"))
                .isPresent()
                .isNotEqualTo(Nickname.key("Tybalt"));
        assertThat(Nickname.key("Romeo")).isNotEqualTo(Nickname.key("Juliet"));
        assertThat(Nickname.key("\u265a")).isPresent().isNotEqualTo(Nickname.key("\u265b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u3000", "\u2800", "\u3164", "\u200b"})
    void whatNobodyCanSeeIsNoNickname(String nickname) {
        assertThat(Nickname.key(nickname)).isEmpty();
    }
}
