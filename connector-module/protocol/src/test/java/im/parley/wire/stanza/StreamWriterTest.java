package im.parley.wire.stanza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.wire.addr.Jid;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StreamWriterTest {
    private static final Jid ROMEO = Jid.of("romeo@example.net/orchard");

    private final List<byte[]> shared = new ArrayList<>();

    @Test
    void writesHeaders() {
        assertThat(written(new FirstLevel.Open(new StreamHeader(
                        StreamHeader.Kind.CLIENT,
                        Optional.of(Jid.of("im.example.com")),
                        Optional.of(Jid.of("juliet@im.example.com")),
                        "a'b",
                        "1.0",
                        "en"))))
                .isEqualTo("<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
                        + " xmlns:stream='http://etherx.jabber.org/streams' to='juliet@im.example.com'"
                        + " from='im.example.com' id='a&apos;b' version='1.0' xml:lang='en'>");
    }

    @Test
    void writesStanzasInAnyContentNamespace() {
        Message message = new Message(
                new Header(Jid.of("a@b"), ROMEO, "1", "en"),
                Message.Type.CHAT,
                Content.of(Element.text(Message.BODY, "<&>'\"]]>"), Element.of(Name.of("urn:x", "x"))));
        assertThat(written(message))
                .isEqualTo("<message type='chat' to='romeo@example.net/orchard' from='a@b' id='1' xml:lang='en'>"
                        + "<body>&lt;&amp;&gt;'\"]]&gt;</body><x xmlns='urn:x'/></message>");
        assertThat(written(Presence.of(Presence.Type.AVAILABLE))).isEqualTo("<presence/>");
        assertThat(written(Iq.request(Iq.Type.GET, "<1>", Element.of(Name.of("", "q")))))
                .isEqualTo("<iq type='get' id='&lt;1&gt;'><q xmlns=''/></iq>");
    }

    @Test
    void sharesTheContentAmongRecipients() {
        Message message = Message.to(ROMEO, Message.Type.CHAT, Element.text(Message.BODY, "hi"));
        written(message);
        written(message.withTo(Jid.of("x@y")).withFrom(ROMEO));
        assertThat(shared).hasSize(2);
        assertThat(shared.get(0)).isSameAs(shared.get(1));
    }

    @Test
    void writesWhatIsNoStanza() {
        assertThat(written(new FirstLevel.Nonza(Element.build(Name.of(Namespaces.STREAMS, "features"))
                        .add(Element.of(Name.of(Namespaces.TLS, "starttls"), Element.of(Name.of(Namespaces.TLS, "required"))))
                        .build())))
                .isEqualTo("<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>"
                        + "</stream:features>");
        assertThat(written(new FirstLevel.Fault(StreamError.of(StreamError.Condition.HOST_UNKNOWN), false)))
                .isEqualTo("<stream:error><host-unknown xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
        assertThat(written(new FirstLevel.Close())).isEqualTo("</stream:stream>");
        assertThatThrownBy(() -> written(new FirstLevel.Rejected(
                        Element.of(Message.BODY), StanzaError.Condition.BAD_REQUEST.error())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 2000)
    void whatIsWrittenIsReadAsTheSame(@ForAll("messages") Message message) {
        byte[] stream = (Feed.HEADER + written(message)).getBytes(StandardCharsets.UTF_8);
        assertThat(Feed.read(stream, Integer.MAX_VALUE).get(1)).isEqualTo(message);
        assertThat(Feed.read(stream, 1).get(1)).isEqualTo(message);
    }

    @Property(tries = 2000)
    void anyStringMakesWellFormedXml(@ForAll String text) {
        Message message = Message.to(
                ROMEO, Message.Type.CHAT, Element.build(Message.BODY).attribute("a", text).text(text).build());
        FirstLevel read = Feed.read(Feed.HEADER + written(message)).get(1);
        String expected = onlyXmlCharacters(text);
        assertThat(((Message) read).body()).isEqualTo(expected);
        assertThat(((Message) read).child(Message.BODY).flatMap(body -> body.attribute("a"))).contains(expected);
    }

    private static String onlyXmlCharacters(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(isXml(c) ? c : 0xFFFD));
        return out.toString();
    }

    /** XML 1.0 section 2.2. */
    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c > 0xFFFF;
    }

    @Provide
    Arbitrary<Message> messages() {
        return Combinators.combine(
                        Arbitraries.of(Message.Type.values()),
                        text().filter(id -> id.length() < 50),
                        elements(3).list().ofMaxSize(4))
                .as((type, id, children) ->
                        new Message(Header.EMPTY.withTo(ROMEO).withId(id), type, Content.of(children)));
    }

    private static Arbitrary<Element> elements(int depth) {
        Arbitrary<Object> text = text().filter(piece -> !piece.isEmpty()).map(piece -> piece);
        Arbitrary<Object> child = depth == 0 ? text : elements(depth - 1).map(each -> each);
        return Combinators.combine(
                        Arbitraries.of("a", "b-c", "_d", "\u00e9\u4e00"),
                        Arbitraries.of("", Namespaces.CLIENT, "urn:x", "urn:'<&>", Namespaces.STREAMS),
                        text(),
                        Arbitraries.of("k", "{urn:y}k", Namespaces.XML_LANG),
                        text.list().ofMaxSize(1),
                        child.list().ofMaxSize(3))
                .as((local, namespace, value, attribute, texts, children) -> {
                    Element.Builder element = Element.build(Name.of(namespace, local)).attribute(attribute, value);
                    texts.forEach(piece -> element.text((String) piece));
                    children.forEach(each -> {
                        if (each instanceof Element inner) {
                            element.add(inner);
                        }
                    });
                    return element.build();
                });
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .ofMaxLength(60)
                .withChars(' ', '\t', '\n', '\r', '<', '>', '&', '\'', '"', ']', 'x', '\u007f', '\u00e9', '\u4e00', '\uFFFD');
    }

    private String written(FirstLevel item) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StreamWriter().write(item, new StreamWriter.Sink() {
            @Override
            public void copy(byte[] array, int offset, int length) {
                out.write(array, offset, length);
            }

            @Override
            public void share(byte[] array, int offset, int length) {
                shared.add(array);
                out.write(array, offset, length);
            }
        });
        return out.toString(StandardCharsets.UTF_8);
    }
}
