package im.parley.test.container;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody meets who comes to the running server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FromOutsideIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void monitoringIsToldThatTheServerIsReady() throws IOException, InterruptedException {
        HttpResponse<String> health = get(SharedServer.management("/health/ready"));

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"parley.ear\":\"OK\"");
    }

    @Test
    void aBrowserGetsThePageThatSaysHowToConnect() throws IOException, InterruptedException {
        HttpResponse<String> page = get(SharedServer.web("/"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("This is an XMPP server");
    }

    /** RFC 6120, 4.3.2: the server answers with a stream header and what it offers; STARTTLS comes first. */
    @Test
    void aClientIsOfferedTls() throws IOException {
        String header = "<?xml version='1.0'?><stream:stream to='localhost' version='1.0' xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams'>";
        try (Socket socket = new Socket(SharedServer.clients().getAddress(), SharedServer.clients().getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(header.getBytes(StandardCharsets.UTF_8));

            assertThat(readTo("</stream:features>", socket.getInputStream()))
                    .contains("<stream:stream")
                    .contains("urn:ietf:params:xml:ns:xmpp-tls");
        }
    }

    private static String readTo(String end, InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (text.indexOf(end) < 0) {
            int count = in.read(buffer);
            if (count < 0) {
                throw new IOException("closed after: " + text);
            }
            text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), ofString());
        }
    }
}
