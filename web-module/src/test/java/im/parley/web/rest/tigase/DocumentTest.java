package im.parley.web.rest.tigase;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.stanza.ElementText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static Document read(String xml) {
        return Document.of(ElementText.read(xml).orElseThrow());
    }

    @Test
    void aUserInXml() {
        Document user = read("<user><password>a &amp; b</password><email>r@example.org</email></user>");
        assertThat(user.root()).isEqualTo("user");
        assertThat(user.text("password")).contains("a & b");
        assertThat(user.text("email")).contains("r@example.org");
        assertThat(user.text("status")).isEmpty();
    }

    @Test
    void listsAreItems() {
        Document users = new Document("users", new LinkedHashMap<>(Map.of("items", List.of("a@b.c", "d@e.f"))));
        assertThat(users.xml()).isEqualTo("<users><items><item>a@b.c</item><item>d@e.f</item></items></users>");
    }

    @Test
    void fieldsOfACommandInXml() {
        Document command = read("<command><node>n</node><fields><item><var>a</var><value>1</value></item>"
                + "<item><var>b</var><value>2</value></item></fields></command>");
        assertThat(command.content().get("fields")).isEqualTo(Map.of(
                "item", List.of(Map.of("var", "a", "value", "1"), Map.of("var", "b", "value", "2"))));
    }

    @Test
    void namesWithAPrefixAreOneName() {
        Document data = read("<data><node>n</node><pubsub prefix='true'><node_type>leaf</node_type>"
                + "<title>T</title></pubsub></data>");
        assertThat(data.content())
                .isEqualTo(Map.of("node", "n", "pubsub#node_type", "leaf", "pubsub#title", "T"));
    }

    @Test
    void markupIsEscaped() {
        assertThat(new Document("user", Map.of("jid", "<b>&")).xml()).isEqualTo("<user><jid>&lt;b&gt;&amp;</jid></user>");
    }
}
