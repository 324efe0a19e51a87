package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.TestClient;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A client that has sent nothing for long is asked for a sign of life. */
class SilenceTest {
    private static final String DOMAIN = "parley.test";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TestServer server = new TestServer("");
    private final LocalConnection.ClientEnd connection = (LocalConnection.ClientEnd) server.connect();
    private final TestClient romeo = new TestClient(connection, DOMAIN, PATIENCE);

    private void open() {
        server.register(Jid.of("romeo", DOMAIN, ""), "secret");
        romeo.openStream();
        romeo.secure();
    }

    private void logIn() {
        open();
        romeo.logIn("romeo", "secret");
        romeo.bind("orchard");
    }

    /** What the next request of the client is answered with shows that nothing came before. */
    private void nothingElseCame() {
        romeo.send("<iq type='get' id='mine'><ping xmlns='urn:xmpp:ping'/></iq>");
        assertThat(romeo.element().attribute("id")).contains("mine");
    }

    @Test
    void aPingIsAnsweredByWhateverTheClientHasToSay() {
        logIn();
        connection.fallSilent();
        Element ping = romeo.element();
        assertThat(ping.attribute("from")).contains(DOMAIN);
        assertThat(ping.attribute("to")).contains("romeo@parley.test/orchard");
        assertThat(ping.attribute("type")).contains("get");
        assertThat(ping.elements()).extracting(child -> child.name().namespace()).containsExactly("urn:xmpp:ping");
        romeo.send("<iq type='error' id='" + ping.attribute("id", "") + "' to='" + DOMAIN + "'>"
                + "<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>");
        nothingElseCame();
    }

    /** It costs the client less, and leaves nothing behind that would have to be sent again. */
    @Test
    void withStreamManagementAnAcknowledgementIsAskedFor() {
        logIn();
        romeo.send("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
        romeo.element();
        connection.fallSilent();
        assertThat(romeo.element().name().local()).isEqualTo("r");
        romeo.send("<a xmlns='urn:xmpp:sm:3' h='0'/>");
        nothingElseCame();
    }

    @Test
    void nobodyIsAskedBeforeThereIsASession() {
        open();
        connection.fallSilent();
        romeo.logIn("romeo", "secret");
        romeo.bind("orchard");
        nothingElseCame();
    }
}
