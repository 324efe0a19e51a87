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
import im.parley.wire.xml.Element;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done for nodes once a minute. */
class NodeCaretakingTest {
    private static final Jid SERVICE = Jid.of("pubsub.parley.test");
    private static final Jid OWNER = Jid.of("hamlet@parley.test");
    private static final Actor ADMIN =
            new Actor("polonius", Optional.empty(), new Authority.Domains(Set.of("parley.test")), Actor.Means.REST, "");
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";

    private final TestServer server = new TestServer("");
    private final NodesAdmin nodes = server.useCase(NodesAdmin.class);
    private final TestClient francisco =
            new TestClient(server.connect(), "parley.test", Duration.ofSeconds(10));

    @BeforeEach
    void subscriber() {
        nodes.create(ADMIN, SERVICE, "a", OWNER, Map.of());
        server.register(Jid.of("francisco@parley.test"), "secret");
        francisco.openStream();
        francisco.secure();
        francisco.logIn("francisco", "secret");
        francisco.bind("barracks");
    }

    @AfterEach
    void stop() {
        francisco.close();
        server.close();
    }

    private void subscribe(String options) {
        francisco.send("<iq type='set' id='s' to='" + SERVICE + "'><pubsub xmlns='" + PUBSUB
                + "'><subscribe node='a' jid='francisco@parley.test/barracks'/><options>"
                + "<x xmlns='jabber:x:data' type='submit'>" + options + "</x></options></pubsub></iq>");
        assertThat(francisco.element().attribute("type")).contains("result");
    }

    private static String field(String name, String value) {
        return "<field var='pubsub#" + name + "'><value>" + value + "</value></field>";
    }

    private void publish(String id) {
        nodes.publish(
                ADMIN,
                SERVICE,
                "a",
                new NodeView.NewItem(Optional.of(id), "<entry xmlns='http://www.w3.org/2005/Atom'/>", Optional.empty()));
    }

    private void tidy() {
        server.features().stream()
                .filter(feature -> feature.spec().processor().equals("pubsub"))
                .flatMap(feature -> feature.hooks().stream())
                .filter(Hook.Regularly.class::isInstance)
                .map(Hook.Regularly.class::cast)
                .forEach(hook -> hook.chore().run());
    }

    /** Section 16.4.2: digests. */
    @Test
    void eventsComeTogetherToWhoWantsThemSo() {
        subscribe(field("digest", "1") + field("digest_frequency", "0"));
        publish("1");
        publish("2");
        tidy();
        Element digest = francisco.element();
        assertThat(digest.elements()).extracting(event -> event.name().local()).containsExactly("event", "event");
        assertThat(ElementText.write(digest)).contains("id='1'", "id='2'");
    }

    @Test
    void aDigestIsNotDueBeforeItsTime() {
        subscribe(field("digest", "1") + field("digest_frequency", "3600000"));
        publish("1");
        tidy();
        francisco.send("<iq type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>");
        assertThat(francisco.element().attribute("id")).as("nothing before that").contains("p");
    }

    /** Section 12.19. */
    @Test
    void whoseLeaseIsOverIsTold() {
        subscribe(field("expire", "2001-01-01T00:00:00Z"));
        tidy();
        assertThat(ElementText.write(francisco.element())).contains("subscription='none'");
        assertThat(nodes.subscriptions(ADMIN, SERVICE, "a")).isEmpty();
    }
}
