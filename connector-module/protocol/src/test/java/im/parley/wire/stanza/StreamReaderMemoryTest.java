package im.parley.wire.stanza;

import static im.parley.wire.stanza.Feed.HEADER;
import static im.parley.wire.stanza.Feed.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.xml.Limits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What readers keep. The bounds are several times what was measured, for the heap is not alone with this test. */
class StreamReaderMemoryTest {
    private static final Limits LIMITS = new Limits(64 * 1024, 50, 100, 5000);

    @Test
    void anIdleReaderHoldsLessThan200Bytes() {
        int count = 100_000;
        byte[] header = utf8(HEADER);
        byte[] message = utf8("<message to='a@b' id='1'><body>x</body></message>\n");
        List<FirstLevel> items = new ArrayList<>();
        List<StreamReader> readers = new ArrayList<>(count);
        long before = used();
        for (int i = 0; i < count; i++) {
            StreamReader reader = new StreamReader(LIMITS);
            reader.read(header, 0, header.length, items);
            reader.read(message, 0, 20, items);
            reader.read(message, 20, message.length - 20, items);
            items.clear();
            readers.add(reader);
        }
        assertThat((used() - before) / count).isLessThan(200);
        assertThat(readers).hasSize(count);
    }

    /** Each piece ends inside an item, so the reader never comes to rest. */
    @Test
    void inventedNamesDoNotPileUp() {
        StreamReader reader = new StreamReader(LIMITS);
        read(reader, HEADER + "<x xmlns='urn:0'/><message");
        long before = used();
        for (int i = 1; i < 30_000; i++) {
            String name = "n" + i + "x".repeat(40);
            read(reader, "><" + name + " a" + name + "='1' xmlns='urn:" + name + "' xmlns:p" + name + "='urn:q" + name
                    + "'/></message><message");
        }
        assertThat(used() - before).isLessThan(8_000_000);
        assertThat(reader.read(utf8("/>"), 0, 2, new ArrayList<>())).isEqualTo(2);
    }

    @Test
    void largeItemsLeaveNothingBehind() {
        long before = used();
        for (int i = 0; i < 500; i++) {
            StreamReader reader = new StreamReader(LIMITS);
            read(reader, header(i));
            read(reader, "<message a='" + "x".repeat(60_000) + "'/>");
            read(reader, "<message xmlns:p='" + i + "y".repeat(60_000) + "'/>");
            read(reader, "<message>" + "<a/>".repeat(4000) + "</message>");
        }
        assertThat(used() - before).isLessThan(8_000_000);
    }

    @Test
    void manyStreamsWithRootsOfTheirOwnLeaveNothingBehind() {
        long before = used();
        for (int i = 0; i < 10_000; i++) {
            read(new StreamReader(LIMITS), header(i) + "<presence/>");
        }
        assertThat(used() - before).isLessThan(8_000_000);
    }

    private static String header(int number) {
        return HEADER.replace(" to=", " xmlns:r" + number + "='urn:r' to=");
    }

    private static void read(StreamReader reader, String text) {
        List<FirstLevel> items = new ArrayList<>();
        byte[] bytes = utf8(text);
        assertThat(reader.read(bytes, 0, bytes.length, items)).isEqualTo(bytes.length);
        assertThat(items).noneMatch(FirstLevel.Fault.class::isInstance);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
