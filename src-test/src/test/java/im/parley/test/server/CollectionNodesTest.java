package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.Rejected;
import im.parley.server.admin.group.NodesAdmin;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** XEP-0248 section 7.2.3, where it takes many nodes. */
class CollectionNodesTest {
    private static final Jid SERVICE = Jid.of("pubsub.parley.test");
    private static final Jid OWNER = Jid.of("hamlet@parley.test");
    private static final Actor ADMIN =
            new Actor("polonius", Optional.empty(), new Authority.Domains(Set.of("parley.test")), Actor.Means.REST, "");
    /** The last of so many can have no nodes: events would have too far to go. */
    private static final int LONGEST = 33;
    private static final int MOST_PARENTS = 50;

    private final TestServer server = new TestServer("");
    private final NodesAdmin nodes = server.useCase(NodesAdmin.class);

    @AfterEach
    void stop() {
        server.close();
    }

    private void make(String node, List<String> parents) {
        nodes.create(
                ADMIN,
                SERVICE,
                node,
                OWNER,
                Map.of("pubsub#node_type", List.of("collection"), "pubsub#collection", parents));
    }

    private void chain(String name) {
        make(name + 1, List.of());
        for (int i = 2; i <= LONGEST; i++) {
            make(name + i, List.of(name + (i - 1)));
        }
    }

    @Test
    void collectionsAreNotNestedWithoutEnd() {
        chain("c");
        assertThatThrownBy(() -> make("deeper", List.of("c" + LONGEST))).isInstanceOf(Rejected.class);
        make("beside", List.of("c" + (LONGEST - 1)));
        assertThat(nodes.count(ADMIN, SERVICE)).isEqualTo(LONGEST + 1);
    }

    /** 7.2.3.5: two chains that are both as deep as can be make no circle, however they are put together. */
    @Test
    void aCircleOfManyIsNone() {
        chain("a");
        chain("b");
        nodes.configure(ADMIN, SERVICE, "b1", Map.of("pubsub#collection", List.of("a" + (LONGEST - 1))));
        assertThatThrownBy(() -> nodes.configure(
                        ADMIN, SERVICE, "a1", Map.of("pubsub#collection", List.of("b" + LONGEST))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void aNodeIsInAFewCollections() {
        List<String> parents =
                IntStream.rangeClosed(0, MOST_PARENTS).mapToObj(i -> "p" + i).toList();
        parents.forEach(parent -> make(parent, List.of()));
        make("child", parents.subList(0, MOST_PARENTS));
        assertThatThrownBy(() -> make("another", parents)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> nodes.configure(ADMIN, SERVICE, "child", Map.of("pubsub#collection", parents)))
                .isInstanceOf(Rejected.class);
    }
}
