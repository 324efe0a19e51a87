package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.group.NodeView;
import im.parley.server.admin.group.NodesAdmin;
import im.parley.server.spi.Hook;
import im.parley.wire.addr.Jid;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** XEP-0485 sections 4 and 5. */
class ServerInformationTest {
    private static final Jid SERVICE = Jid.of("pubsub.parley.test");
    private static final Actor ADMIN =
            new Actor("polonius", Optional.empty(), new Authority.Domains(Set.of("parley.test")), Actor.Means.REST, "");

    private static void publish(TestServer server) {
        server.features().stream()
                .filter(feature -> feature.spec().processor().equals("urn:xmpp:serverinfo:0"))
                .flatMap(feature -> feature.hooks().stream())
                .filter(Hook.Regularly.class::isInstance)
                .map(Hook.Regularly.class::cast)
                .peek(hook -> assertThat(hook.delay()).isLessThanOrEqualTo(Duration.ofMinutes(1)))
                .forEach(hook -> hook.chore().run());
    }

    @Test
    void theDomainSaysThatItIsThere() {
        try (TestServer server = new TestServer("'sess-man' { 'urn:xmpp:serverinfo:0' () {} }")) {
            NodesAdmin nodes = server.useCase(NodesAdmin.class);
            publish(server);
            NodeView.Item first = nodes.items(ADMIN, SERVICE, "serverinfo", "", 10).items().getFirst();
            assertThat(first.id()).isEqualTo("current");
            assertThat(first.payload()).contains("<domain name='parley.test'/>").contains("<name>Parley</name>");
            assertThat(nodes.get(ADMIN, SERVICE, "serverinfo").accessModel()).isEqualTo("open");
            publish(server);
            assertThat(nodes.items(ADMIN, SERVICE, "serverinfo", "", 10).items()).containsExactly(first);
        }
    }

    /** Section 7: a node of that name may be anybody's. */
    @Test
    void aNodeThatSomebodyElseHasMadeIsLeftAlone() {
        try (TestServer server = new TestServer("'sess-man' { 'urn:xmpp:serverinfo:0' () {} }")) {
            NodesAdmin nodes = server.useCase(NodesAdmin.class);
            nodes.create(ADMIN, SERVICE, "serverinfo", Jid.of("iago@parley.test"), Map.of());
            publish(server);
            assertThat(nodes.items(ADMIN, SERVICE, "serverinfo", "", 10).items()).isEmpty();
        }
    }
}
