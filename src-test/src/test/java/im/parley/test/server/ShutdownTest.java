package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.offline.OfflineMessage;
import im.parley.test.client.Incoming;
import im.parley.test.client.TestClient;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that stops stores what its clients have not acknowledged (XEP-0198 section 4). */
class ShutdownTest {
    private static final String DOMAIN = "parley.test";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Jid ROMEO = Jid.of("romeo", DOMAIN, "");
    private static final Jid JULIET = Jid.of("juliet", DOMAIN, "");

    private final TestServer server = new TestServer("");

    @BeforeEach
    void accounts() {
        server.register(ROMEO, "secret");
        server.register(JULIET, "secret");
    }

    private TestClient connect(Jid account, String resource) {
        TestClient client = new TestClient(server.connect(), DOMAIN, PATIENCE);
        client.openStream();
        client.secure();
        client.logIn(account.local(), "secret");
        client.bind(resource);
        client.send("<enable xmlns='urn:xmpp:sm:3' resume='true'/><presence/>");
        element(client, "enabled");
        element(client, "presence");
        return client;
    }

    private static Element element(TestClient client, String name) {
        Element element = client.element();
        while (!element.name().local().equals(name)) {
            element = client.element();
        }
        return element;
    }

    private void say(TestClient juliet, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> juliet.send(
                "<message to='" + ROMEO + "' type='chat'><body>" + number + "</body></message>"));
        juliet.send("<iq type='get' id='q' to='parley.test'><ping xmlns='urn:xmpp:ping'/></iq>");
        element(juliet, "iq");
    }

    private List<String> stored() {
        return server.offline().load(ROMEO, 100).stream()
                .map(OfflineMessage::xml)
                .map(StanzaText::read)
                .flatMap(Optional::stream)
                .map(stanza -> ((Message) stanza).body())
                .toList();
    }

    @Test
    void whatWasNotAcknowledgedIsThereAfterTheNextStart() {
        TestClient juliet = connect(JULIET, "balcony");
        TestClient romeo = connect(ROMEO, "orchard");
        say(juliet, 1, 3);
        romeo.cut();
        say(juliet, 4, 5);
        server.close();
        assertThat(stored()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void aConnectedClientIsToldAndLosesNothing() {
        TestClient juliet = connect(JULIET, "balcony");
        TestClient romeo = connect(ROMEO, "orchard");
        say(juliet, 1, 3);
        element(romeo, "message");
        romeo.send("<a xmlns='urn:xmpp:sm:3' h='2'/><iq type='get' id='q'><ping xmlns='urn:xmpp:ping'/></iq>");
        element(romeo, "iq"); // its own presence and one message are acknowledged
        server.close();
        assertThat(element(romeo, "error").elements())
                .anyMatch(condition -> condition.name().local().equals("system-shutdown"));
        assertThat(romeo.next()).containsInstanceOf(Incoming.Closed.class);
        assertThat(stored()).containsExactly("2", "3");
    }

    /** Another session of the account ends as well: nothing may be left with it. */
    @Test
    void twoSessionsDoNotGiveEachOtherWhatTheyLeave() {
        TestClient juliet = connect(JULIET, "balcony");
        connect(ROMEO, "orchard").cut();
        TestClient desk = connect(ROMEO, "desk");
        say(juliet, 1, 3);
        desk.cut();
        server.close();
        assertThat(stored()).containsExactly("1", "2", "3");
    }
}
