package im.parley.test.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlayParserTest {
    private static final String CAST = """
            # RFC 6121 section 5: a play
            Romeo is romeo@parley.test/orchard
            Romeo's friend is mercutio@parley.test, who has no account
            """;

    @Test
    void theFirstCommentIsTheTitle() {
        assertThat(parse(CAST + "Romeo connects").name()).isEqualTo("a.txt: RFC 6121 section 5: a play");
    }

    @Test
    void theCastHasAccountsAndResources() {
        assertThat(parse(CAST + "Romeo connects").cast()).containsExactly(
                new Role("Romeo", "romeo@parley.test", "orchard", true, ""),
                new Role("Romeo's friend", "mercutio@parley.test", "", false, ""));
    }

    @Test
    void aPasswordMayHaveKeysForOneHashFunctionAlone() {
        Play play = parse("# RFC 6121\nRomeo is romeo@parley.test, whose password has keys for SHA-1 alone\nRomeo connects");
        assertThat(play.cast()).containsExactly(new Role("Romeo", "romeo@parley.test", "", true, "SHA-1"));
    }

    @Test
    void theLongestNameIsMeant() {
        Play play = parse(CAST + "Romeo's friend opens a connection");
        assertThat(play.steps()).containsExactly(
                new Step.Connect(4, play.cast().get(1), Step.Progress.CONNECTION));
    }

    @Test
    void linesOfABlockAreJoinedBetweenTagsAndSeparatedWithin() {
        Play play = parse(CAST + "Romeo sends:\n  <message\n    to='x'>\n    <body>a\n    b</body>\n  </message>\n");
        assertThat(play.steps()).containsExactly(
                new Step.Send(4, play.cast().getFirst(), "<message to='x'><body>a b</body></message>"));
    }

    @Test
    void streamTagsNeedNoPartner() {
        Play play = parse(
                CAST + "Romeo receives:\n  <stream:stream id='{any}' ...>\n  <stream:features/>\n  </stream:stream>");
        Step.Receive receive = (Step.Receive) play.steps().getFirst();
        assertThat(receive.expected()).hasExactlyElementsOfTypes(
                Expectation.Opening.class, Expectation.Arrival.class, Expectation.Closing.class);
    }

    @Test
    void mistakesAreReportedWithTheirLine() {
        refused("Romeo is romeo@parley.test", "a.txt:1", "nothing happens", "title");
        refused(CAST + "Romeo flies", "a.txt:4", "nobody can \"flies\"");
        refused(CAST + "Tybalt connects", "a.txt:4", "nobody of the cast");
        refused(CAST + "Romeo sends:\nRomeo connects", "a.txt:4", "indented");
        refused(CAST + "Romeo sends:\n  <message>", "a.txt:5", "not well-formed");
        refused(CAST + "Romeo receives:\n  hello", "a.txt:4", "");
        refused(CAST + "Romeo connects\n  <message/>", "a.txt:5", "only the sentences");
    }

    private static Play parse(String text) {
        return PlayParser.parse(Path.of("a.txt"), text.lines().toList());
    }

    private static void refused(String text, String place, String... anyOf) {
        assertThatExceptionOfType(PlayError.class)
                .isThrownBy(() -> parse(text))
                .withMessageStartingWith(place)
                .satisfies(error -> assertThat(anyOf).anyMatch(error.toString()::contains));
    }
}
