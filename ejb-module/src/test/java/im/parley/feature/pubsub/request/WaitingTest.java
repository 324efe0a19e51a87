package im.parley.feature.pubsub.request;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.feature.pubsub.node.Digests;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.Nodes;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.feature.pubsub.node.TestNodes;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Lane;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** As many requests may wait for a node as the option max-waiting says. */
class WaitingTest {
    private static final Jid HAMLET = Jid.of("hamlet@denmark.lit/elsinore");
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");

    private final Queue<Supplier<List<Effect>>> waiting = new ArrayDeque<>();
    private final Host host = TestNodes.host(Jid.of("pubsub.denmark.lit"));
    private final Nodes nodes = TestNodes.create();
    private final UseCases useCases = useCases();

    /** Begins nothing until the test says so. */
    private final class Patient implements Lane {
        @Override
        public void run(Supplier<List<Effect>> work) {
            waiting.add(work);
        }

        @Override
        public void later(Supplier<List<Effect>> work) {
            waiting.add(work);
        }

        @Override
        public void run(Stanza cause, Supplier<List<Effect>> work) {
            waiting.add(work);
        }

        @Override
        public void aside(Stanza cause, Supplier<List<Effect>> work) {
            waiting.add(work);
        }

        @Override
        public int waiting() {
            return waiting.size();
        }
    }

    private UseCases useCases() {
        nodes.open(Patient::new);
        return new UseCases(
                new Ground(nodes, new Digests(), TestNodes.options()), PublishItems.PublishHook.NONE);
    }

    private List<Effect> ask() {
        Element create = Element.build(PubSub.of("create")).attribute("node", "n").build();
        return useCases.take(
                host,
                Iq.request(Iq.Type.SET, "q", Element.of(PubSub.PUBSUB, create))
                        .withFrom(HAMLET)
                        .withTo(host.service()));
    }

    @Test
    void whoComesWhenTooManyWaitIsToldToWait() {
        for (int i = 0; i <= TestNodes.MAX_WAITING; i++) {
            assertThat(ask()).isEmpty();
        }
        assertThat(ask()).singleElement().satisfies(effect -> {
            Element error = ((Effect.Send) effect).stanza().child(ERROR).orElseThrow();
            assertThat(error.has(Condition.RESOURCE_CONSTRAINT.elementName())).isTrue();
            assertThat(error.attribute("type")).contains("wait");
        });
        assertThat(waiting.remove().get()).isNotEmpty();
        assertThat(ask()).isEmpty();
    }
}
