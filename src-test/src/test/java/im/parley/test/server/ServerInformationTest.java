package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.group.NodeView;
import im.parley.server.admin.group.NodesAdmin;
import im.parley.server.spi.Hook;
import im.parley.test.client.TestClient;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.ElementText;
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

    private static final String ON = "'sess-man' { 'urn:xmpp:serverinfo:0' () {} }";

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

    /** Section 7: the other server says that it may be named. */
    @Test
    void whoAllowsItIsNamed() {
        LocalInternet internet = new LocalInternet();
        try (TestServer server = TestServer.here(ON, internet);
                TestServer _ = TestServer.elsewhere(ON, internet)) {
            server.register(Jid.of("juliet@parley.test"), "secret");
            try (TestClient client = new TestClient(server.connect(), "parley.test", Duration.ofSeconds(10))) {
                client.openStream();
                client.secure();
                client.logIn("juliet", "secret");
                String jid = client.bind("balcony");
                client.send("<iq type='get' id='x' to='elsewhere.test'><ping xmlns='urn:xmpp:ping'/></iq>");
                assertThat(client.element().attribute("type")).contains("result");
                publish(server);
                client.send("<iq type='set' id='s' to='" + SERVICE + "'><pubsub xmlns='http://jabber.org/protocol/pubsub'>"
                        + "<subscribe node='serverinfo' jid='" + jid + "'/></pubsub></iq>");
                assertThat(client.element().attribute("type")).contains("result");
                String event = ElementText.write(client.element());
                event = event.contains("<federation") ? event : ElementText.write(client.element()); // it has answered
                assertThat(event).contains("<remote-domain name='elsewhere.test'><connection type='");
            }
        }
    }
}
