package im.parley.store.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import im.parley.wire.addr.Jid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a service that keeps objects in memory and computes each signature itself. */
class S3FilesTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Upload FILE = new Upload(
            "Zm9vYmFy_-1",
            Jid.of("juliet@example.net"),
            "x",
            "",
            5,
            Upload.Purpose.MESSAGE,
            Instant.EPOCH,
            Optional.empty(),
            Instant.MAX);

    @TempDir
    private Path spool;

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::serve);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private S3Files files(String secret) throws IOException {
        URI endpoint = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        return new S3Files(
                new S3Files.Bucket(endpoint, "eu-central-1", "letters", true, "parley/"),
                new S3Files.Access("KEY", secret),
                spool,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (!signed(exchange)) {
            exchange.sendResponseHeaders(403, -1);
        } else {
            answer(exchange, exchange.getRequestURI().getPath(), sent);
        }
        exchange.close();
    }

    private static boolean signed(HttpExchange exchange) {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Map<String, String> headers = Arrays.stream(
                        authorization.replaceFirst(".*SignedHeaders=", "").replaceFirst(",.*", "").split(";"))
                .collect(Collectors.toMap(
                        name -> name,
                        name -> String.valueOf(exchange.getRequestHeaders().getFirst(name)),
                        (one, other) -> one,
                        TreeMap::new));
        return authorization.equals(new AwsSignature("KEY", "secret", "eu-central-1", "s3")
                .authorization(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        headers,
                        String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-content-sha256")),
                        NOW));
    }

    private void answer(HttpExchange exchange, String path, byte[] sent) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(path, sent);
                exchange.sendResponseHeaders(200, -1);
            }
            case "DELETE" -> {
                objects.remove(path);
                exchange.sendResponseHeaders(204, -1);
            }
            case "HEAD" -> exchange.sendResponseHeaders(objects.containsKey(path) ? 200 : 404, -1);
            default -> {
                int from = Integer.parseInt(
                        exchange.getRequestHeaders().getFirst("Range").replaceAll("\\D", ""));
                byte[] whole = objects.getOrDefault(path, new byte[0]);
                byte[] part = Arrays.copyOfRange(whole, from, whole.length);
                exchange.sendResponseHeaders(206, part.length);
                exchange.getResponseBody().write(part);
            }
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> spooled() throws IOException {
        try (Stream<Path> all = Files.list(spool)) {
            return all.map(Path::toString).toList();
        }
    }

    @Test
    void aFileIsInTheBucketOnceItIsComplete() throws IOException {
        S3Files files = files("secret");
        files.createBucket();
        FileStore.Sink sink = files.create(FILE);
        sink.write(bytes("abc"));
        sink.write(bytes("de"));
        assertThat(files.open(FILE)).isEmpty();
        sink.finish();

        assertThat(objects.get("/letters/parley/Zm9vYmFy_-1")).asString(StandardCharsets.UTF_8).isEqualTo("abcde");
        assertThat(spooled()).isEmpty();
        ByteBuffer read = ByteBuffer.allocate(10);
        try (Source source = files.open(FILE).orElseThrow()) {
            assertThat(source.read(read.limit(2), 1)).isEqualTo(2);
            assertThat(source.read(read.limit(10), 3)).isEqualTo(2);
            assertThat(source.read(read, 5)).isNegative();
        }
        assertThat(read.flip()).isEqualTo(bytes("bcde"));
        files.delete(FILE);
        assertThat(files.open(FILE)).isEmpty();
    }

    @Test
    void aBucketIsMadeOnceAndWhereItBelongs() throws IOException {
        S3Files files = files("secret");
        files.createBucket();
        assertThat(objects.get("/letters/"))
                .asString(StandardCharsets.UTF_8)
                .contains("<LocationConstraint>eu-central-1</LocationConstraint>");
        objects.put("/letters/", new byte[0]);
        files.createBucket();
        assertThat(objects.get("/letters/")).isEmpty();
        assertThatThrownBy(files("wrong")::createBucket).isInstanceOf(IOException.class).hasMessageContaining("letters: 403");
    }

    @Test
    void whatIsAbandonedLeavesNothing() throws IOException {
        FileStore.Sink sink = files("secret").create(FILE);
        sink.write(bytes("abc"));
        sink.abandon();
        assertThat(objects).isEmpty();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void whatTheServiceRefusesIsNotThere() throws IOException {
        FileStore.Sink sink = files("wrong").create(FILE);
        sink.write(bytes("abcde"));
        assertThatThrownBy(sink::finish).isInstanceOf(IOException.class).hasMessageContaining("403");
        assertThat(objects).isEmpty();
        assertThat(spooled()).isEmpty();
    }

    @Test
    void aBucketMayStandInTheHost() {
        S3Files.Bucket amazon =
                new S3Files.Bucket(URI.create("https://s3.eu-central-1.amazonaws.com"), "eu-central-1", "letters", false, "");
        assertThat(amazon.address("abc")).hasToString("https://letters.s3.eu-central-1.amazonaws.com/abc");
    }
}
