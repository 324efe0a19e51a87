package im.parley.wire.stanza;

import static im.parley.wire.stanza.Feed.HEADER;
import static im.parley.wire.stanza.Feed.LIMITS;
import static im.parley.wire.stanza.Feed.afterHeader;
import static im.parley.wire.stanza.Feed.read;
import static im.parley.wire.stanza.Feed.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Limits;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamReaderTest {
    private static final Name X = Name.of("urn:x", "x");

    @Test
    void readsAHeader() {
        assertThat(read("<?xml version='1.0' encoding='utf-8'?>\n<stream:stream from='Juliet@im.example.com' id='a'"
                        + " to='im.example.com' version='1.0' xml:lang='en' xmlns='jabber:client'"
                        + " xmlns:stream='http://etherx.jabber.org/streams'>"))
                .containsExactly(new FirstLevel.Open(new StreamHeader(
                        StreamHeader.Kind.CLIENT,
                        Optional.of(Jid.of("juliet@im.example.com")),
                        Optional.of(Jid.of("im.example.com")),
                        "a",
                        "1.0",
                        "en")));
    }

    @Test
    void readsAMessageToItsTree() {
        Element body = Element.build(Message.BODY)
                .attribute(Namespaces.XML_LANG, "cs")
                .text("O Romeo, <Romeo> & \u017e\ud83d\ude00")
                .build();
        assertThat(afterHeader("<message to='romeo@example.net/orchard' type='chat' id='1' xml:lang='en'>"
                        + "<body xml:lang='cs'>O Romeo, &lt;Romeo&gt; &amp; \u017e&#x1F600;</body>"
                        + "<x xmlns='urn:x' p:a='1' xmlns:p='urn:p'>t<![CDATA[<e/>]]><p:y/></x></message>"))
                .containsExactly(new Message(
                        new Header(null, Jid.of("romeo@example.net/orchard"), "1", "en"),
                        Message.Type.CHAT,
                        Content.of(
                                body,
                                Element.build(X)
                                        .attribute("{urn:p}a", "1")
                                        .text("t<e/>")
                                        .add(Element.of(Name.of("urn:p", "y")))
                                        .build())));
    }

    @ParameterizedTest
    @CsvSource({"jabber:server,SERVER", "jabber:component:accept,COMPONENT"})
    void showsOtherContentNamespacesAsThatOfClients(String namespace, StreamHeader.Kind kind) {
        List<FirstLevel> items = read(HEADER.replace("jabber:client", namespace)
                + "<message><body>x</body></message><handshake>x</handshake>");
        assertThat(((FirstLevel.Open) items.get(0)).header().kind()).isEqualTo(kind);
        assertThat(((Message) items.get(1)).body()).isEqualTo("x");
        assertThat(items.get(2))
                .isEqualTo(new FirstLevel.Nonza(Element.text(Name.of(Namespaces.CLIENT, "handshake"), "x")));
    }

    @Test
    void closesAndReadsNoFurther() {
        StreamReader reader = new StreamReader(LIMITS);
        byte[] stream = utf8(HEADER + "<presence/></stream:stream><presence/>");
        List<FirstLevel> items = new ArrayList<>();
        assertThat(reader.read(stream, 0, stream.length, items)).isEqualTo(stream.length - "<presence/>".length());
        assertThat(items.subList(1, 3))
                .containsExactly(Presence.of(Presence.Type.AVAILABLE), new FirstLevel.Close());
        assertThat(reader.read(stream, 0, stream.length, items)).isZero();
        assertThat(items).hasSize(3);
    }

    @Test
    void readsAnEmptyStream() {
        String empty = HEADER.substring(0, HEADER.length() - 1) + "/>";
        assertThat(read(empty)).hasSize(2).last().isEqualTo(new FirstLevel.Close());
        assertThat(read(utf8(empty), 1)).isEqualTo(read(empty));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
                "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGEAYg==</auth>",
                "<abort xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
                "<authenticate xmlns='urn:xmpp:sasl:2' mechanism='PLAIN'/>"
            })
    void stopsBehindWhatChangesTheStream(String gate) {
        StreamReader reader = new StreamReader(LIMITS);
        String before = HEADER + gate;
        byte[] stream = utf8(before + "<presence/>");
        List<FirstLevel> items = new ArrayList<>();
        assertThat(reader.read(stream, 0, stream.length, items)).isEqualTo(before.length());
        assertThat(items).hasSize(2).last().isInstanceOf(FirstLevel.Nonza.class);
        assertThat(reader.read(stream, before.length(), stream.length - before.length(), items))
                .isEqualTo("<presence/>".length());
        assertThat(items).hasSize(3);
    }

    @Test
    void startsAgain() {
        StreamReader reader = new StreamReader(LIMITS);
        byte[] half = utf8(HEADER + "<message><bo");
        byte[] stream = utf8(HEADER + "<presence/>");
        List<FirstLevel> items = new ArrayList<>();
        reader.read(half, 0, half.length, items);
        reader.restart();
        reader.read(stream, 0, stream.length, items);
        assertThat(items).hasSize(3);
        assertThat(items.get(1)).isEqualTo(items.get(0));
        assertThat(items.get(2)).isEqualTo(Presence.of(Presence.Type.AVAILABLE));
    }

    @Test
    void skipsWhiteSpaceBetweenItems() {
        assertThat(afterHeader(" \n <presence/> \t\r\n<presence/>\n")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "<!-- a -->|RESTRICTED_XML",
                "<message><!-- a --></message>|RESTRICTED_XML",
                "<?php x?>|RESTRICTED_XML",
                "<message><body>&nbsp;</body></message>|RESTRICTED_XML",
                "<message to='&nbsp;'/>|RESTRICTED_XML",
                "<message xmlns:a='&nbsp;'/>|RESTRICTED_XML",
                "<message></presence>|NOT_WELL_FORMED",
                "</message>|NOT_WELL_FORMED",
                "<message to='a' to='b'/>|NOT_WELL_FORMED",
                "<message to=a/>|NOT_WELL_FORMED",
                "<message><foo:body>x</foo:body></message>|NOT_WELL_FORMED",
                "<message foo:a='x'/>|NOT_WELL_FORMED",
                "<message a='x' b='<'/>|NOT_WELL_FORMED",
                "<message>&#0;</message>|NOT_WELL_FORMED",
                "<message>&#xFFFF;</message>|NOT_WELL_FORMED",
                "<message>&#xD800;</message>|NOT_WELL_FORMED",
                "<message>\u0001</message>|NOT_WELL_FORMED",
                "<message>\uFFFF</message>|NOT_WELL_FORMED",
                "<message>]]></message>|NOT_WELL_FORMED",
                "<message xmlns:p=''/>|NOT_WELL_FORMED",
                "<message xmlns:p='u' xmlns:q='u' p:a='1' q:a='2'/>|NOT_WELL_FORMED",
                "<1/>|NOT_WELL_FORMED",
                "<a:b:c xmlns:a='u'/>|NOT_WELL_FORMED",
                "< message/>|NOT_WELL_FORMED",
                "<?xml version='1.0'?>|NOT_WELL_FORMED",
                "text|BAD_FORMAT",
                "<presence/>text<presence/>|BAD_FORMAT",
                "<![CDATA[x]]>|BAD_FORMAT",
                "<message xmlns='jabber:server'/>|INVALID_NAMESPACE",
                "<c:message xmlns:c='jabber:client'/>|BAD_NAMESPACE_PREFIX",
            })
    void refusesWhatAStreamMustNotHave(String bad, StreamError.Condition condition) {
        byte[] stream = utf8(HEADER + "<presence/>" + bad + "<presence/>");
        List<FirstLevel> items = read(stream, Integer.MAX_VALUE);
        assertThat(items.get(items.size() - 1))
                .isInstanceOfSatisfying(FirstLevel.Fault.class, fault -> {
                    assertThat(fault.error().condition()).isEqualTo(condition);
                    assertThat(fault.byPeer()).isFalse();
                });
        assertThat(items.get(1)).isInstanceOf(Presence.class);
        assertThat(read(stream, 1)).isEqualTo(items);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "GET / HTTP/1.1|NOT_WELL_FORMED",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>|RESTRICTED_XML",
                "<!-- a --><a/>|RESTRICTED_XML",
                "<?a b?><a/>|RESTRICTED_XML",
                "<?xml version='1.0' encoding='ISO-8859-1'?><a/>|UNSUPPORTED_ENCODING",
                "<?xml version='1.0' encoding='UTF-16'?><a/>|UNSUPPORTED_ENCODING",
                "<?xml version='1.1'?><a/>|NOT_WELL_FORMED",
                "<stream:stream xmlns='jabber:client' xmlns:stream='http://wrong.example/'>|INVALID_NAMESPACE",
                "<stream:stream xmlns='urn:wrong' xmlns:stream='http://etherx.jabber.org/streams'>|INVALID_NAMESPACE",
                "<stream:stream xmlns:stream='http://etherx.jabber.org/streams'>|INVALID_NAMESPACE",
                "<foobar:stream xmlns='jabber:client' xmlns:foobar='http://etherx.jabber.org/streams'>|BAD_NAMESPACE_PREFIX",
                "<stream xmlns='http://etherx.jabber.org/streams'>|BAD_NAMESPACE_PREFIX",
                "<stream:features xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>|BAD_FORMAT",
                "<stream:stream xmlns='jabber:client'>|NOT_WELL_FORMED",
                "<stream:stream xmlns='jabber:client' to='@' xmlns:stream='http://etherx.jabber.org/streams'>|IMPROPER_ADDRESSING",
            })
    void refusesWhatIsNoStream(String bad, StreamError.Condition condition) {
        List<FirstLevel> items = read(bad);
        assertThat(items).singleElement().isInstanceOfSatisfying(FirstLevel.Fault.class, fault -> assertThat(
                        fault.error().condition())
                .isEqualTo(condition));
        assertThat(read(utf8(bad), 1)).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0 80", "C1 BF", "80", "FF", "FE", "ED A0 80", "F4 90 80 80", "F5 80 80 80", "E0 80 80",
        "F0 80 80 80", "C3 28", "E2 82 28", "F0 9F 98 28", "E2 3C"})
    void refusesWhatIsNotUtf8(String hex) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(utf8(HEADER + "<message><body>"));
        for (String each : hex.split(" ")) {
            stream.write(Integer.parseInt(each, 16));
        }
        stream.writeBytes(utf8("</body></message>"));
        for (int pieces : new int[] {1, 2, 3, Integer.MAX_VALUE}) {
            assertThat(read(stream.toByteArray(), pieces)).hasSize(2).last().isEqualTo(new FirstLevel.Fault(
                    StreamError.of(StreamError.Condition.UNSUPPORTED_ENCODING, "not UTF-8"), false));
        }
    }

    @Test
    void reportsTheErrorOfThePeer() {
        assertThat(afterHeader("<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>"
                        + "<text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>again</text></stream:error>"))
                .containsExactly(new FirstLevel.Fault(
                        StreamError.of(StreamError.Condition.CONFLICT, "again"), true));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, Integer.MAX_VALUE})
    void stopsAtALimitWithoutReadingMore(int pieces) {
        assertThat(limited("<message a='" + "x".repeat(9_000) + "'/>", pieces)).isEqualTo("ok");
        assertThat(limited("<message a='" + "x".repeat(1_000_000) + "'/>", pieces)).isEqualTo("10000 bytes");
        assertThat(limited("<message>" + "x".repeat(1_000_000), pieces)).isEqualTo("10000 bytes");
        assertThat(limited("<" + "x".repeat(1_000_000), pieces)).isEqualTo("10000 bytes");
        assertThat(limited("<!--" + "x".repeat(1_000_000), pieces)).isEqualTo("10000 bytes");
        assertThat(limited("<a>".repeat(10_000), pieces)).isEqualTo("20 nested elements");
        assertThat(limited("<m>" + "<a/>".repeat(201) + "</m>", pieces)).isEqualTo("200 elements");
        assertThat(limited("<m>" + "<a/>".repeat(200) + "</m>", pieces)).isEqualTo("ok");
        StringBuilder attributes = new StringBuilder("<m");
        for (int i = 0; i < 21; i++) {
            attributes.append(i % 2 == 0 ? " a" : " xmlns:a").append(i).append("='x'");
        }
        assertThat(limited(attributes + "/>", pieces)).isEqualTo("20 attributes");
    }

    private static String limited(String stanza, int pieces) {
        List<FirstLevel> items = read(utf8(HEADER + stanza), pieces);
        FirstLevel last = items.get(items.size() - 1);
        if (last instanceof FirstLevel.Fault fault) {
            assertThat(fault.error().condition()).isEqualTo(StreamError.Condition.POLICY_VIOLATION);
            return fault.error().text().replace("more than ", "");
        }
        return "ok";
    }

    @Test
    void countsBytesOfOneItemOnly() {
        String message = "<message><body>" + "x".repeat(6_000) + "</body></message>";
        assertThat(afterHeader(message + " ".repeat(20_000) + message)).hasSize(2);
        StreamReader reader = new StreamReader(LIMITS);
        assertThat(read(reader, utf8(HEADER + message + message), 4_000)).hasSize(3);
        reader.limits(new Limits(100, 20, 20, 200));
        assertThat(read(reader, utf8(message), 10)).singleElement().isInstanceOf(FirstLevel.Fault.class);
    }

    @Test
    void takesAnExactlyAllowedItem() {
        String message = "<message><body></body></message>";
        for (int pieces : new int[] {1, 5, Integer.MAX_VALUE}) {
            StreamReader reader = new StreamReader(LIMITS);
            read(reader, utf8(HEADER), 100);
            reader.limits(new Limits(message.length(), 20, 20, 200));
            assertThat(read(reader, utf8(message + "\n" + message + message), pieces))
                    .hasSize(3)
                    .allMatch(Message.class::isInstance);
            reader.limits(new Limits(message.length() - 1, 20, 20, 200));
            assertThat(read(reader, utf8(message), pieces))
                    .singleElement()
                    .isInstanceOf(FirstLevel.Fault.class);
        }
    }

    @Test
    void anEntityBombEndsBeforeItGoesOff() {
        StringBuilder bomb = new StringBuilder("<?xml version='1.0'?><!DOCTYPE b [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 60; i++) {
            bomb.append("<!ENTITY a").append(i).append(" '&a").append(i - 1).append(";&a").append(i - 1).append(";'>");
        }
        assertThat(read(bomb + "]><b>&a59;</b>")).singleElement().isInstanceOfSatisfying(
                FirstLevel.Fault.class,
                fault -> assertThat(fault.error().condition()).isEqualTo(StreamError.Condition.RESTRICTED_XML));
    }
}
