package im.parley.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.container.SharedServer;
import im.parley.wire.xml.Element;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Web clients that do not listen: the server keeps no more for them than {@code net-buffer-limit} and
 * {@code max-session-waiting-packets} say, and lets them go. Their contacts hear that they are gone, before a silent
 * client would be given up.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeafClientsIT {
    private static final String DOMAIN = "localhost";
    private static final String PASSWORD = "a secret of Verona";
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String BIND =
            "<iq xmlns='jabber:client' type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>";
    private static final Pattern BOUND = Pattern.compile("<jid>([^<]+)</jid>");
    private static final Pattern SID = Pattern.compile(" sid='([^']+)'");
    /** Six times what the server keeps: whatever the systems on both sides keep of it, too, it is too much. */
    private static final int MANY_BYTES = 12 * 1024 * 1024;
    /** More than the hundred stanzas that wait for a client over BOSH. */
    private static final int MANY_STANZAS = 150;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String user = "deaf-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private TestClient nurse;
    private String address;

    @BeforeEach
    void theNurseIsThere() {
        register(user);
        register(user + "-nurse");
        nurse = client();
        nurse.openStream();
        nurse.secure();
        nurse.logIn(user + "-nurse", PASSWORD);
        address = nurse.bind("nurse");
    }

    private static void register(String name) {
        try (TestClient client = client()) {
            client.openStream();
            client.secure();
            client.register(name, PASSWORD);
        }
    }

    @AfterEach
    void theNurseGoes() {
        nurse.close();
        http.close();
    }

    private static TestClient client() {
        return new TestClient(TcpWire.connect(SharedServer.clients(), DOMAIN), DOMAIN, PATIENCE);
    }

    private String auth() {
        String plain = Base64.getEncoder().encodeToString(("\0" + user + "\0" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>" + plain + "</auth>";
    }

    private String here() {
        return "<presence xmlns='jabber:client' to='" + address + "'/>";
    }

    private static String bound(String answer) {
        Matcher jid = BOUND.matcher(answer);
        assertThat(jid.find()).as(answer).isTrue();
        return jid.group(1);
    }

    private Element heard() {
        Element presence = nurse.element();
        assertThat(presence.name().local()).isEqualTo("presence");
        return presence;
    }

    /** Headlines wait for nobody (RFC 6121 section 8.5.3.2.1): once the session is gone they are gone, too. */
    private void tell(String to, int times, int length) {
        String headline = "<message type='headline' to='" + to + "'><body>" + "x".repeat(length) + "</body></message>";
        for (int i = 0; i < times; i++) {
            nurse.send(headline);
        }
    }

    private void hearsThatItIsGone(String deaf) {
        Element gone = heard();
        assertThat(gone.attribute("from")).contains(deaf);
        assertThat(gone.attribute("type")).contains("unavailable");
    }

    @Test
    void aWebSocketThatIsNotReadIsClosed() {
        URI socket = URI.create(SharedServer.web("/xmpp-websocket").toString().replaceFirst("^http", "ws"));
        try (Frames frames = new Frames(socket).opened()) {
            frames.send(auth());
            assertThat(frames.next()).startsWith("<success ");
            frames.opened();
            frames.send(BIND);
            String deaf = bound(frames.next());
            frames.send(here());
            heard();
            frames.stopReading();
            tell(deaf, MANY_BYTES / 8192, 8192);
            hearsThatItIsGone(deaf);
        }
    }

    @Test
    void aBoshSessionThatAsksForNothingIsEnded() throws Exception {
        String begun = post("<body rid='1' to='localhost' ver='1.6' wait='5' hold='1' xmpp:version='1.0'", "/>");
        Matcher found = SID.matcher(begun);
        assertThat(found.find()).as(begun).isTrue();
        String sid = "<body sid='" + found.group(1) + "'";
        assertThat(post(sid + " rid='2'", ">" + auth() + "</body>")).contains("<success ");
        assertThat(post(sid + " rid='3' xmpp:restart='true'", "/>")).contains("urn:ietf:params:xml:ns:xmpp-bind");
        String deaf = bound(post(sid + " rid='4'", ">" + BIND + "</body>"));
        String asked = post(sid + " rid='5'", ">" + here() + here().replace("/>", "><priority>1</priority></presence>")
                + BIND.replace("set", "get") + "</body>");
        assertThat(asked).contains("type='error'"); // an answer, so that no request waits
        heard();
        heard();
        tell(deaf, MANY_STANZAS, 10);
        hearsThatItIsGone(deaf);
        assertThat(post(sid + " rid='6'", "/>")).contains("condition='item-not-found'");
    }

    private String post(String start, String rest) throws Exception {
        String body = start + " xmlns='http://jabber.org/protocol/httpbind' xmlns:xmpp='urn:xmpp:xbosh'" + rest;
        HttpRequest request = HttpRequest.newBuilder(SharedServer.web("/bosh"))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
