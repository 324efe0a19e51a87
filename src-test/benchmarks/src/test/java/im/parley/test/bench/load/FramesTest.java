package im.parley.test.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final String HEADER = "<stream:stream xmlns='jabber:client' id='a>b'>";

    @Test
    void everyItemEndsWhereItEnds() {
        assertThat(items("<?xml version='1.0'?>" + HEADER + "<stream:features><a/><b>c</b></stream:features>"
                        + "<message to='x' id='\"'><body>1 &lt; 2</body></message> <presence/></stream:stream>"))
                .containsExactly(
                        "<?xml version='1.0'?>",
                        HEADER,
                        "<stream:features><a/><b>c</b></stream:features>",
                        "<message to='x' id='\"'><body>1 &lt; 2</body></message>",
                        " ",
                        "<presence/>",
                        "</stream:stream>");
    }

    @Test
    void whatIsCutShortIsIncomplete() {
        for (String item : List.of("<?xml version='1.0'?>", HEADER, "<a><b c='/>'/>d</a>", "<presence/>")) {
            for (int length = 1; length < item.length(); length++) {
                byte[] bytes = item.substring(0, length).getBytes(StandardCharsets.US_ASCII);
                assertThat(Frames.end(bytes, 0, length)).as(item.substring(0, length)).isEqualTo(Frames.INCOMPLETE);
            }
        }
    }

    private static List<String> items(String stream) {
        byte[] bytes = stream.getBytes(StandardCharsets.US_ASCII);
        List<String> items = new ArrayList<>();
        for (int from = 0; from < bytes.length; ) {
            int end = Frames.end(bytes, from, bytes.length);
            items.add(stream.substring(from, end));
            from = end;
        }
        return items;
    }
}
