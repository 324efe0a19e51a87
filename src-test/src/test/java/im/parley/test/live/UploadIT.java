package im.parley.test.live;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.container.SharedServer;
import im.parley.wire.xml.Element;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** XEP-0363 against the running server: what is uploaded is downloaded, and nothing else can be. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadIT {
    private static final String DOMAIN = "parley.test";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private TestClient juliet;

    /** Two addresses, at this machine whatever the domain is called. */
    private record Slot(URI put, URI get) {}

    @BeforeAll
    void logIn() {
        String user = "juliet-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        try (TestClient client = client()) {
            client.openStream();
            client.secure();
            client.register(user, "secret");
        }
        juliet = client();
        juliet.openStream();
        juliet.secure();
        juliet.logIn(user, "secret");
        juliet.bind("balcony");
    }

    @AfterAll
    void logOut() {
        juliet.close();
        http.close();
    }

    private static TestClient client() {
        return new TestClient(TcpWire.connect(SharedServer.clients(), DOMAIN), DOMAIN, PATIENCE);
    }

    private Slot slot(String name, long size, String type) {
        juliet.send("<iq type='get' id='slot' to='upload." + DOMAIN + "'><request xmlns='urn:xmpp:http:upload:0' filename='"
                + name + "' size='" + size + (type.isEmpty() ? "'/></iq>" : "' content-type='" + type + "'/></iq>"));
        Element answer = juliet.element();
        Element slot = answer.elements().getFirst();
        return new Slot(here(slot.elements().get(0)), here(slot.elements().get(1)));
    }

    private static URI here(Element address) {
        URI url = URI.create(address.attribute("url").orElseThrow());
        String query = url.getRawQuery() == null ? "" : '?' + url.getRawQuery();
        return SharedServer.web(url.getRawPath() + query);
    }

    private HttpResponse<byte[]> put(URI address, byte[] content, String type) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).PUT(BodyPublishers.ofByteArray(content));
        return http.send((type.isEmpty() ? request : request.header("Content-Type", type)).build(), ofByteArray());
    }

    private HttpResponse<byte[]> get(URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    @Test
    void whatIsUploadedIsDownloaded() throws Exception {
        byte[] photo = random(12_000_000);
        Slot slot = slot("tr&#232;s cool.jpg", photo.length, "image/jpeg");
        assertThat(slot.get().getRawPath()).endsWith("/tr%C3%A8s%20cool.jpg");
        assertThat(get(slot.get()).statusCode()).isEqualTo(404);

        assertThat(put(slot.put(), photo, "image/jpeg").statusCode()).isEqualTo(201);
        HttpResponse<byte[]> answer = get(slot.get());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(photo);
        assertThat(header(answer, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(answer, "Content-Disposition")).isEqualTo("inline; filename*=UTF-8''tr%C3%A8s%20cool.jpg");
        assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(get(slot.get(), "If-None-Match", header(answer, "ETag")).statusCode()).isEqualTo(304);

        HttpResponse<byte[]> head = http.send(
                HttpRequest.newBuilder(slot.get()).method("HEAD", BodyPublishers.noBody()).build(), ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo("12000000");
        assertThat(head.body()).isEmpty();
    }

    /** HTTP/1.1, where the system carries the bytes: twice on one connection, in small pieces; a third reader leaves. */
    @Test
    void aReaderMayTakeItsTime() throws Exception {
        byte[] film = random(15_000_000);
        Slot slot = slot("film.mp4", film.length, "video/mp4");
        assertThat(put(slot.put(), film, "video/mp4").statusCode()).isEqualTo(201);
        byte[] request = ("GET " + slot.get().getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(UTF_8);
        try (Socket reader = socket()) {
            for (int time = 0; time < 2; time++) {
                reader.getOutputStream().write(request);
                assertThat(head(reader.getInputStream()))
                        .startsWith("HTTP/1.1 200 ")
                        .contains("Content-Length: 15000000", "Content-Type: video/mp4", "sandbox", "nosniff");
                assertThat(pieces(reader.getInputStream(), film.length)).isEqualTo(film);
            }
        }
        try (Socket leaving = socket()) {
            leaving.getOutputStream().write(request);
            assertThat(head(leaving.getInputStream())).startsWith("HTTP/1.1 200 ");
        }
        assertThat(get(slot.get()).body()).isEqualTo(film);
    }

    private static Socket socket() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), SharedServer.port(8080)));
        return socket;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private static byte[] pieces(InputStream in, int size) throws IOException {
        byte[] all = new byte[size];
        int next = 0;
        while (next < size) {
            int count = in.read(all, next, Math.min(4096, size - next));
            assertThat(count).isPositive();
            next += count;
        }
        return all;
    }

    @Test
    void partsCanBeHad() throws Exception {
        byte[] text = "It is the east, and Juliet is the sun.".getBytes(UTF_8);
        Slot slot = slot("sun.txt", text.length, "");
        put(slot.put(), text, "text/plain");

        HttpResponse<byte[]> part = get(slot.get(), "Range", "bytes=10-13");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), UTF_8)).isEqualTo("east");
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 10-13/38");
        assertThat(new String(get(slot.get(), "Range", "bytes=-4").body(), UTF_8)).isEqualTo("sun.");
        assertThat(new String(get(slot.get(), "Range", "bytes=34-").body(), UTF_8)).isEqualTo("sun.");
        HttpResponse<byte[]> beyond = get(slot.get(), "Range", "bytes=38-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */38");
        assertThat(get(slot.get(), "Range", "bytes=0-1,3-4").statusCode()).isEqualTo(200);
        assertThat(get(slot.get(), "Range", "bytes=0-1", "If-Range", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void whatABrowserCouldRunIsNotShown() throws Exception {
        byte[] page = "<script>alert(1)</script>".getBytes(UTF_8);
        for (String type : new String[] {"text/html", "image/svg+xml", "application/xhtml+xml", "application/pdf"}) {
            Slot slot = slot("x.html", page.length, type);
            assertThat(put(slot.put(), page, type).statusCode()).isEqualTo(201);
            assertThat(header(get(slot.get()), "Content-Disposition")).startsWith("attachment;");
        }
    }

    @Test
    void aSlotIsForOneFileAlone() throws Exception {
        byte[] file = random(100);
        Slot slot = slot("a.bin", 100, "image/png");
        assertThat(put(slot.put(), random(101), "image/png").statusCode()).isEqualTo(413);
        assertThat(put(slot.put(), random(99), "image/png").statusCode()).isEqualTo(400);
        assertThat(put(slot.put(), file, "text/html").statusCode()).isEqualTo(415);
        assertThat(put(slot.put(), file, "").statusCode()).isEqualTo(415);
        assertThat(http.send(
                                HttpRequest.newBuilder(slot.put())
                                        .header("Content-Type", "image/png")
                                        .PUT(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(file)))
                                        .build(),
                                ofByteArray())
                        .statusCode())
                .isEqualTo(411);
        assertThat(put(slot.put(), file, "image/png").statusCode()).isEqualTo(201);
        assertThat(put(slot.put(), file, "image/png").statusCode()).isEqualTo(409);
    }

    @Test
    void nothingButFilesMayBeSoLarge() throws Exception {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(SharedServer.web("/health"))
                        .POST(BodyPublishers.ofByteArray(new byte[11 * 1024 * 1024]))
                        .build(),
                ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void forgedAddressesAreRefused() throws Exception {
        byte[] file = random(100);
        Slot slot = slot("a.bin", 100, "");
        String address = slot.put().toString();
        String forged = address.substring(0, address.length() - 3) + (address.endsWith("AAA") ? "BBB" : "AAA");
        assertThat(put(URI.create(forged), file, "").statusCode()).isEqualTo(403);
        assertThat(put(URI.create(address.replaceFirst("until=(\\d)", "until=9$1")), file, "").statusCode()).isEqualTo(403);
        assertThat(put(URI.create(address.replaceFirst("until=\\d+", "until=x")), file, "").statusCode()).isEqualTo(403);
        assertThat(put(slot.get(), file, "").statusCode()).isEqualTo(403);
        assertThat(put(URI.create(address.replace("a.bin", "b.bin")), file, "").statusCode()).isEqualTo(404);
        assertThat(put(slot.put(), file, "").statusCode()).isEqualTo(201);
        assertThat(get(URI.create(slot.get().toString().replace("a.bin", "a.html"))).statusCode()).isEqualTo(404);
    }

    @Test
    void noPathLeadsOutOfTheStore() throws Exception {
        for (String path : new String[] {
            "/upload/", "/upload/x", "/upload/../etc/config.tdsl", "/upload/%2e%2e/config.tdsl", "/upload/..%2f..%2fetc/passwd",
            "/upload/%00/x", "/upload/%zz/x", "/upload/" + "a".repeat(100) + "/x", "/upload/.part/.part"
        }) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .containsPattern("^HTTP/1.1 (400|404) ");
        }
    }

    @Test
    void whatBreaksOffIsNotThereAndCanBeSentAgain() throws Exception {
        byte[] file = random(500_000);
        Slot slot = slot("a.bin", file.length, "");
        InetSocketAddress web = new InetSocketAddress(InetAddress.getLoopbackAddress(), SharedServer.port(8080));
        try (Socket socket = new Socket(web.getAddress(), web.getPort())) {
            socket.getOutputStream()
                    .write(("PUT " + slot.put().getRawPath() + '?' + slot.put().getRawQuery()
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500000\r\n\r\nabc")
                            .getBytes(UTF_8));
            assertThat(get(slot.get()).statusCode()).isEqualTo(404);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int status = put(slot.put(), file, "").statusCode();
        while (status == 409 && System.nanoTime() < deadline) { // until the server has noticed
            status = put(slot.put(), file, "").statusCode();
        }
        assertThat(status).isEqualTo(201);
        assertThat(get(slot.get()).body()).isEqualTo(file);
    }

    @Test
    void scriptsOfOtherSitesMayAskWhatTheyMay() throws Exception {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(SharedServer.web("/upload/x/y"))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .headers("Origin", "https://chat.example.org", "Access-Control-Request-Method", "PUT")
                        .build(),
                ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains("PUT");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(put(SharedServer.web("/upload/x/y"), random(1), "").statusCode()).isEqualTo(404);
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SharedServer.port(8080))) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(UTF_8));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), UTF_8);
            }
        }
    }
}
