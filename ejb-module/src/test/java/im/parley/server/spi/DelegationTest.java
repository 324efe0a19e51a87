package im.parley.server.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelegationTest {
    private static Element query(String namespace, String... attributes) {
        Element.Builder query = Element.build(Name.of(namespace, "query"));
        for (String name : attributes) {
            query.attribute(name, "x");
        }
        return query.build();
    }

    @Test
    void aLineIsANamespaceAndTheAttributesThatMustBeThere() {
        Map<String, Delegation> all = Delegation.all(List.of("urn:xmpp:mam:2  node", "http://jabber.org/protocol/pubsub"));
        assertThat(all.keySet()).containsExactly("urn:xmpp:mam:2", "http://jabber.org/protocol/pubsub");
        Delegation archive = all.values().iterator().next();
        assertThat(archive.takes(query("urn:xmpp:mam:2", "node", "queryid"))).isTrue();
        assertThat(archive.takes(query("urn:xmpp:mam:2"))).isFalse();
        assertThat(archive.takes(query("urn:xmpp:mam:1", "node"))).isFalse();
    }

    /** XEP-0355 section 8, rule 5, but what remains of service discovery may be. */
    @Test
    void theNamespaceOfDelegationItselfIsNeverDelegated() {
        assertThatThrownBy(() -> Delegation.all(List.of("urn:xmpp:delegation:2")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Delegation.all(List.of("urn:xmpp:delegation:2:bare:disco#info:*"))).hasSize(1);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (List<String> wrong : List.of(
                List.of(" "),
                List.of("urn:example:a", "urn:example:a node"),
                List.of("urn:example:a no=de"),
                List.of("urn:xmpp:delegation:2:bare:disco#items:* node"),
                List.of("x".repeat(1001)),
                IntStream.range(0, 51).mapToObj(i -> "urn:example:" + i).toList())) {
            assertThatThrownBy(() -> Delegation.all(wrong))
                    .as(wrong.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Delegation.all(Collections.emptyList())).isEmpty();
    }
}
