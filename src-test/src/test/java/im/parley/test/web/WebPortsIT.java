package im.parley.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ports for web clients: certificates, HTTP/2, what is served where, and how clients find it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WebPortsIT {
    private static final SSLContext TRUSTING = trusting();
    private static final HttpClient CLIENT = HttpClient.newBuilder().sslContext(TRUSTING).build();

    @BeforeAll
    static void theServerIsUp() {
        SharedServer.clients();
    }

    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anyone()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The certificates are self-signed; which one it is, is looked at. */
    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static HttpResponse<String> get(String scheme, int port, String path)
            throws IOException, InterruptedException {
        URI address = URI.create(scheme + "://localhost:" + SharedServer.port(port) + path);
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"parley.test", "capulet.test"})
    void theCertificateIsThatOfTheDomain(String domain) throws IOException {
        SSLContext fresh = trusting(); // with none of the sessions of the other domain, which it would resume
        try (SSLSocket socket =
                (SSLSocket) fresh.getSocketFactory().createSocket("127.0.0.1", SharedServer.port(8443))) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(domain)));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThat(shown.getSubjectX500Principal().getName()).isEqualTo("CN=" + domain);
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void everythingIsThereWithTlsAndHttp2() throws IOException, InterruptedException {
        HttpResponse<String> page = get("https", 8443, "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(get("https", 5291, "/xmpp-websocket").statusCode()).isEqualTo(426);
    }

    @Test
    void portsWithoutTlsAreForStreams() throws IOException, InterruptedException {
        for (int port : new int[] {5280, 5290}) {
            assertThat(get("http", port, "/bosh").statusCode()).isEqualTo(405);
            assertThat(get("http", port, "/ws").statusCode()).isEqualTo(426);
            assertThat(get("http", port, "/").statusCode()).isEqualTo(404);
            assertThat(get("http", port, "/bosh/../index.html").statusCode()).isEqualTo(404);
            assertThat(get("http", port, "/bosh;/index.html").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void clientsFindTheOtherWays() throws IOException, InterruptedException {
        HttpResponse<String> xrd = get("https", 8443, "/.well-known/host-meta");
        String port = ":" + SharedServer.port(8443);
        assertThat(xrd.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/xrd+xml");
        assertThat(xrd.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(xrd.body())
                .contains("href='wss://localhost" + port + "/xmpp-websocket'", "href='https://localhost" + port + "/bosh'");
        HttpResponse<String> jrd = get("https", 8443, "/.well-known/host-meta.json");
        assertThat(jrd.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(jrd.body()).contains("\"wss://localhost" + port + "/xmpp-websocket\"");
    }

    @Test
    void aStreamWithTlsMayLogInByPlain() {
        URI address = URI.create("wss://localhost:" + SharedServer.port(5291) + "/ws");
        try (Frames frames = new Frames(address, TRUSTING)) {
            frames.send(Frames.OPEN);
            assertThat(frames.next()).startsWith("<open ");
            assertThat(frames.next()).contains("<mechanism>PLAIN</mechanism>").doesNotContain("-PLUS");
        }
    }
}
