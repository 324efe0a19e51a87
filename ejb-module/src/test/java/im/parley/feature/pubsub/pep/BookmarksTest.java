package im.parley.feature.pubsub.pep;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.stanza.ElementText;
import im.parley.wire.xml.Element;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookmarksTest {
    private static final String ROOM = "theplay@conference.shakespeare.lit";
    private static final Element ITEM = xml("<conference xmlns='urn:xmpp:bookmarks:1' name='The Play' autojoin='true'>"
            + "<nick>JC</nick><extensions><state xmlns='urn:myclient:bookmark:state' minimized='true'/></extensions>"
            + "</conference>");
    private static final Element LIST = xml("<storage xmlns='storage:bookmarks'><url name='Works'"
            + " url='https://shakespeare.example/'/><conference jid='" + ROOM + "' name='The Play' autojoin='true'>"
            + "<nick>JC</nick></conference></storage>");

    private static Element xml(String text) {
        return ElementText.read(text).orElseThrow();
    }

    /** XEP-0402 section 5.3.1: "casting them into the 'storage:bookmarks' namespace and setting the jid attribute". */
    @Test
    void itemsBecomeAListThatKeepsWhatIsNoRoom() {
        Element before = xml("<storage xmlns='storage:bookmarks'><url name='Works' url='https://shakespeare.example/'/>"
                + "<conference jid='gone@conference.shakespeare.lit'/></storage>");
        assertThat(Bookmarks.list(Map.of(ROOM, ITEM), before)).isEqualTo(LIST);
    }

    @Test
    void aListBecomesItemsThatKeepTheirExtensions() {
        assertThat(Bookmarks.items(LIST, Map.of(ROOM, ITEM))).isEqualTo(Map.of(ROOM, ITEM));
    }

    /** Section 5.3.2: servers "SHOULD NOT send notifications for unchanged items". */
    @Test
    void trueIsWrittenInTwoWays() {
        Element one = xml("<conference xmlns='urn:xmpp:bookmarks:1' autojoin='1'/>");
        Element other = xml("<conference xmlns='urn:xmpp:bookmarks:1' autojoin='true'/>");
        Element not = xml("<conference xmlns='urn:xmpp:bookmarks:1'/>");
        assertThat(Bookmarks.same(one, other)).isTrue();
        assertThat(Bookmarks.same(one, not)).isFalse();
    }
}
