package im.parley.test.scenario;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The engine against a scripted server: what it accepts, and that it fails where it must. */
class PerformanceTest {
    private static final String ROMEO = """
            # A play
            Romeo is romeo@parley.test
            Romeo opens a connection
            Romeo sends raw:
              go
            """;
    private static final String STREAM = "<stream:stream id='1' xmlns='jabber:client' "
            + "xmlns:stream='http://etherx.jabber.org/streams'>";

    @Test
    void whatIsExpectedPasses() {
        String expected = "\n  <stream:stream id='1'>\n  <a xmlns='x'/>\n  <b xmlns='x'/>";
        passes("Romeo receives:" + expected, "<a xmlns='x'/><b xmlns='x'/>");
    }

    @Test
    void theOrderCountsUnlessThePlaySaysOtherwise() {
        String expected = "\n  <stream:stream id='1'>\n  <b xmlns='x'/>\n  <a xmlns='x'/>";
        fails("Romeo receives:" + expected, "<a xmlns='x'/><b xmlns='x'/>", "a.txt:6", "{x}b");
        passes("Romeo receives in any order:" + expected, "<a xmlns='x'/><b xmlns='x'/>");
        fails("Romeo receives in any order:" + expected, "<a xmlns='x'/><a xmlns='x'/>", "none of");
    }

    @Test
    void whatDoesNotComeIsMissed() {
        fails("Romeo receives:\n  <stream:stream id='1'>\n  <a/>", "", "nothing within 20 ms");
    }

    @Test
    void aFailureShowsWhatWasSentAndReceived() {
        fails("Romeo receives:\n  <stream:stream id='2'>", "", "--- Romeo", "> go", "< <stream ", "was '1'");
    }

    @Test
    void accountsHaveTheNameThatTheStageGivesThem() {
        passes("Romeo receives:\n  <stream:stream id='1'>\n  <a>romeo@parley.test</a>", "<a>romeo-7@parley.test</a>");
    }

    @Test
    void aStreamErrorIsRecognised() {
        String header = "Romeo receives:\n  <stream:stream id='1'>\nRomeo's stream ends with conflict\n";
        String error = "<stream:error><%s xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>";
        passes(header, error.formatted("conflict") + "</stream:stream>");
        fails(header, error.formatted("reset") + "</stream:stream>", "reset");
        fails(header, error.formatted("conflict"), "the stream is not closed");
    }

    @Test
    void badXmlFromTheServerFails() {
        fails("Romeo receives:\n  <stream:stream id='1'>\n  <a/>", "<a></b> <a/>", "bad XML");
        fails("Romeo receives:\n  <stream:stream id='1'>\n  <a/>", "<!-- no --><a/>", "not allowed");
    }

    @Test
    void nothingMoreNeedsAResource() {
        fails("Romeo receives nothing more", "", "only who has bound a resource");
    }

    private static void passes(String text, String answer) {
        assertThatCode(() -> perform(text, answer)).doesNotThrowAnyException();
    }

    private static void fails(String text, String answer, String... inReport) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> perform(text, answer))
                .withMessageContainingAll(inReport);
    }

    private static void perform(String text, String answer) {
        Play play = PlayParser.parse(Path.of("a.txt"), (ROMEO + text).lines().toList());
        Performance.of(play, new ScriptedStage(
                sent -> sent.equals("go") ? STREAM + answer : ScriptedStage.END));
    }
}
