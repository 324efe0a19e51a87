package im.parley.wire.stanza;

import static im.parley.wire.stanza.Feed.HEADER;
import static im.parley.wire.stanza.Feed.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Feeds damaged streams to the reader. The seed is fixed and printed; {@code -Dparley.fuzz.seed=} sets another. */
class StreamReaderFuzzTest {
    private static final int STREAMS = 100_000;
    private static final int SMALL = 450;
    private static final List<byte[]> DIALOGUES = List.of(
            utf8(HEADER + "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>" + HEADER
                    + "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGEAYg==</auth>"),
            utf8(HEADER + "<iq type='set' id='b1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>balcony"
                    + "</resource></bind></iq>\n<presence><priority>1</priority><c xmlns='http://jabber.org/protocol/caps'"
                    + " hash='sha-1' node='https://example.org' ver='q07IKJEyjvHSyhy//CH0CxmKi8w='/></presence> "),
            utf8(HEADER + "<message to='romeo@example.net/orchard' type='chat' id='m1' xml:lang='en'><body>Art thou not "
                    + "&lt;Romeo&gt; &amp; a \u017elu\u0165ou\u010dk\u00fd k\u016f\u0148 \ud83d\ude00&#x1F600;?]]</body>"
                    + "<![CDATA[ <raw> ]]]]><p:x xmlns:p='urn:p' p:a=\"'\" b='&quot;&#10;'><y xmlns=''/></p:x>"
                    + "<active xmlns='http://jabber.org/protocol/chatstates'/></message></stream:stream>"),
            utf8("<?xml version='1.0' encoding='UTF-8'?>\r\n<stream:stream xmlns='jabber:server' xmlns:stream="
                    + "'http://etherx.jabber.org/streams' xmlns:db='jabber:server:dialback' from='a.example' to='b.example'>"
                    + "<db:result from='a.example' to='b.example'>1e701f120f66824b57303384e83b51feba858024fd2221d39f7acc52"
                    + "</db:result><presence from='a@a.example' to='b@b.example' type='probe'/><!-- --><?a b?>"),
            utf8(HEADER + "<stream:error><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>"));
    private static final List<byte[]> PIECES = List.of(
            utf8("<"), utf8(">"), utf8("/>"), utf8("</"), utf8("<!--"), utf8("-->"), utf8("<![CDATA["), utf8("]]>"),
            utf8("<!DOCTYPE a ["), utf8("<?"), utf8("?>"), utf8("&"), utf8("&#"), utf8("&#x"), utf8(";"), utf8("&lt;"),
            utf8("&nbsp;"), utf8("'"), utf8("\""), utf8("="), utf8("\r"), utf8("\r\n"), utf8(" "), utf8("xmlns:"),
            utf8(" xmlns='"), utf8(":"), utf8("]"), utf8("<?xml version='1.0'?>"), utf8("\u0000"), utf8("\uFEFF"),
            utf8("\uFFFF"), utf8("</message>"), utf8("</stream:stream>"), utf8("<presence/>"),
            new byte[] {(byte) 0xC0, (byte) 0x80}, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF0, (byte) 0x9F}, new byte[] {(byte) 0xFF});

    @Test
    void findsTheSameInDamagedStreamsHoweverTheyAreCut() {
        long seed = Long.getLong("parley.fuzz.seed", 20_260_101L);
        System.out.println("parley.fuzz.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        int broken = 0;
        for (int i = 0; i < STREAMS; i++) {
            byte[] stream = damaged(random);
            List<FirstLevel> whole = Feed.read(stream, Integer.MAX_VALUE);
            check(i, stream, whole, Feed.read(stream, 2 + random.nextInt(60)));
            if (stream.length < SMALL) {
                check(i, stream, whole, Feed.read(stream, 1));
            }
            broken += whole.stream().anyMatch(StreamReaderFuzzTest::ends) ? 1 : 0;
        }
        assertThat(broken).isBetween(STREAMS / 10, STREAMS - STREAMS / 100);
    }

    private static void check(int number, byte[] stream, List<FirstLevel> whole, List<FirstLevel> inPieces) {
        // AssertJ describes what it compares before it compares, which takes longer than the reading.
        if (!whole.equals(inPieces) || whole.stream().filter(StreamReaderFuzzTest::ends).count() > 1) {
            assertThat(inPieces)
                    .as("stream %d: %s", number, new String(stream, StandardCharsets.ISO_8859_1))
                    .isEqualTo(whole);
            assertThat(whole).filteredOn(StreamReaderFuzzTest::ends).hasSizeLessThan(2);
        }
    }

    private static boolean ends(FirstLevel item) {
        return item instanceof FirstLevel.Fault || item instanceof FirstLevel.Close;
    }

    private static byte[] damaged(SplittableRandom random) {
        byte[] stream = DIALOGUES.get(random.nextInt(DIALOGUES.size()));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(stream.length + 1);
            int to = Math.min(stream.length, from + random.nextInt(12));
            stream = switch (random.nextInt(6)) {
                case 0 -> spliced(stream, from, to, new byte[0]);
                case 1 -> spliced(stream, from, from, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> spliced(stream, from, to, PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> spliced(stream, from, from, Arrays.copyOfRange(stream, from, to));
                case 4 -> spliced(stream, from, Math.min(stream.length, from + 1), new byte[] {(byte) random.nextInt()});
                default -> spliced(stream, to, to, DIALOGUES.get(random.nextInt(DIALOGUES.size())));
            };
        }
        return stream;
    }

    private static byte[] spliced(byte[] stream, int from, int to, byte[] instead) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(stream.length + instead.length);
        out.write(stream, 0, from);
        out.writeBytes(instead);
        out.write(stream, to, stream.length - to);
        return out.toByteArray();
    }
}
