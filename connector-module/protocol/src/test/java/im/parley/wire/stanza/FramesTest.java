package im.parley.wire.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Limits;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of RFC 7395, section 3.3. */
class FramesTest {
    private static final Limits LIMITS = new Limits(10_000, 20, 20, 100);
    private static final String OPEN = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='verona.lit' version='1.0'/>";
    private static final String CLOSE = "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>";
    private static final String MESSAGE =
            "<message xmlns='jabber:client' to='juliet@verona.lit' id='1' xml:lang='en'><body>Wherefore ✓</body>"
                    + "<x xmlns='urn:x'><y/></x></message>";

    private final FrameReader reader = new FrameReader(LIMITS);

    private List<FirstLevel> read(String frame) {
        return reader.frame(frame.getBytes(StandardCharsets.UTF_8));
    }

    private static Condition fault(List<FirstLevel> items) {
        assertThat(items).as("nothing of a broken frame is taken").hasSize(1);
        assertThat(items.getLast()).isInstanceOf(FirstLevel.Fault.class);
        return ((FirstLevel.Fault) items.getLast()).error().condition();
    }

    @Test
    void theOpeningFrameIsAStreamHeader() {
        assertThat(read(OPEN)).containsExactly(new FirstLevel.Open(new StreamHeader(
                StreamHeader.Kind.CLIENT, Optional.empty(), Optional.of(Jid.of("verona.lit")), "", "1.0", "")));
    }

    @Test
    void theClosingFrameIsTheEnd() {
        assertThat(read(CLOSE)).containsExactly(new FirstLevel.Close());
    }

    @Test
    void aStanzaIsAFrame() {
        List<FirstLevel> items = read(MESSAGE);
        assertThat(items).hasSize(1);
        Message message = (Message) items.getFirst();
        assertThat(message.content().first(Name.of(Namespaces.CLIENT, "body")).map(Element::text))
                .contains("Wherefore ✓");
        assertThat(message.content().first(Name.of("urn:x", "x"))).isPresent();
    }

    @Test
    void itDoesNotMatterHowAFrameIsCutIntoPieces() {
        for (String frame : List.of(MESSAGE, OPEN, "<?xml version='1.0' encoding='UTF-8'?>" + MESSAGE)) {
            List<FirstLevel> items = new ArrayList<>();
            for (byte each : frame.getBytes(StandardCharsets.UTF_8)) {
                reader.read(new byte[] {each}, 0, 1, items);
            }
            reader.end(items);
            assertThat(items).isEqualTo(read(frame)).hasSize(1);
        }
    }

    /** "Including XML declarations is NOT RECOMMENDED". */
    @ParameterizedTest
    @ValueSource(strings = {"<?xml version='1.0'?>", "<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes'?>\n"})
    void anXmlDeclarationIsTolerated(String declaration) {
        assertThat(read(declaration + MESSAGE)).isEqualTo(read(MESSAGE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\t "})
    void aBlankFrameSaysNothing(String frame) {
        assertThat(read(frame)).isEmpty();
        assertThat(read(MESSAGE)).hasSize(1);
    }

    /** "MUST be parsable as standalone XML documents". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a xmlns='x'>", "<a xmlns='x'><b></a>", "</a>", "<a xmlns='x'/><b xmlns='x'/>", "</frames>",
                "<stream:features/>", "<a xmlns='x' b='1' b='2'/>", "<a xmlns='x'>&undefined",
                "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>"
            })
    void aFrameIsOneDocument(String frame) {
        assertThat(fault(read(frame))).isEqualTo(Condition.NOT_WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a xmlns='x'/>text", "text<a xmlns='x'/>"})
    void textStandsInNoFrame(String frame) {
        assertThat(fault(read(frame))).isEqualTo(Condition.BAD_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a xmlns='x'/>", "<!-- a --><a xmlns='x'/>", "<?a?><a xmlns='x'/>",
                "<?xmlx?><a xmlns='x'/>", "<a xmlns='x'><!-- a --></a>", "<a xmlns='x'>&e;</a>", "<!"
            })
    void whatXmppForbidsIsForbidden(String frame) {
        assertThat(fault(read(frame))).isEqualTo(Condition.RESTRICTED_XML);
    }

    /** Nothing is inherited: there is nothing around a frame. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<message><body/></message>", "<message xmlns=''/>", "<open to='verona.lit'/>",
                "<open xmlns='jabber:client' to='verona.lit'/>", "<close xmlns='http://etherx.jabber.org/streams'/>",
                "<message xmlns='jabber:server'/>"
            })
    void aFrameDeclaresItsNamespaces(String frame) {
        assertThat(fault(read(frame))).isEqualTo(Condition.INVALID_NAMESPACE);
    }

    @Test
    void aLargeFrameIsRefusedWhileItComes() {
        List<FirstLevel> items = new ArrayList<>();
        byte[] begin = "<message xmlns='jabber:client'><body>".getBytes(StandardCharsets.UTF_8);
        reader.read(begin, 0, begin.length, items);
        byte[] more = "x".repeat(LIMITS.bytes()).getBytes(StandardCharsets.UTF_8);
        reader.read(more, 0, more.length, items);
        assertThat(fault(items)).isEqualTo(Condition.POLICY_VIOLATION);
        reader.read(more, 0, more.length, items);
        reader.end(items);
        assertThat(items).hasSize(1);
        assertThat(read(MESSAGE)).isEmpty();
    }

    @Test
    void anElementOfTheFramingThatIsUnknownIsRefused() {
        assertThat(fault(read("<reopen xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>"))).isEqualTo(Condition.BAD_FORMAT);
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThat(fault(read("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='@'/>")))
                .isEqualTo(Condition.IMPROPER_ADDRESSING);
    }

    // ---- writing

    private static String write(FirstLevel item) {
        return new String(new FrameWriter().frame(item), StandardCharsets.UTF_8);
    }

    @Test
    void stanzasAreWrittenWithTheirNamespace() {
        FirstLevel message = read(MESSAGE).getFirst();
        assertThat(write(message)).startsWith("<message ").contains(" xmlns='jabber:client'");
        assertThat(read(write(message))).containsExactly(message);
    }

    /** "the stream prefix MUST be declared". */
    @Test
    void errorsAndFeaturesDeclareTheirPrefix() {
        assertThat(write(new FirstLevel.Fault(StreamError.of(Condition.RESET), false)))
                .isEqualTo("<stream:error xmlns:stream='http://etherx.jabber.org/streams'>"
                        + "<reset xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
        Element features = Element.of(
                Name.of(Namespaces.STREAMS, "features"),
                Element.of(Name.of(Namespaces.BIND, "bind")),
                Element.of(Name.of(Namespaces.CLIENT, "odd")));
        assertThat(write(new FirstLevel.Nonza(features)))
                .isEqualTo("<stream:features xmlns:stream='http://etherx.jabber.org/streams'>"
                        + "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><odd xmlns='jabber:client'/></stream:features>");
    }

    @Test
    void headersAreWrittenAsFrames() {
        Jid verona = Jid.of("verona.lit");
        assertThat(write(new FirstLevel.Open(new StreamHeader(
                        StreamHeader.Kind.CLIENT, Optional.of(verona), Optional.empty(), "i'1", "1.0", "en"))))
                .isEqualTo("<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='verona.lit' id='i&apos;1'"
                        + " version='1.0' xml:lang='en'/>");
        assertThat(write(new FirstLevel.Close())).isEqualTo(CLOSE);
        assertThat(new String(new FrameWriter().seeOther("wss://x/?a&b"), StandardCharsets.UTF_8))
                .isEqualTo("<close xmlns='urn:ietf:params:xml:ns:xmpp-framing' see-other-uri='wss://x/?a&amp;b'/>");
    }
}
