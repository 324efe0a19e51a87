package im.parley.store.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files in a bucket of Amazon S3 or of something that understands the same. A file is collected on the disk first: so only
 * complete files leave the server, at once and with their length.
 */
public final class S3Files implements FileStore {
    private static final String FIRST_REGION = "us-east-1";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD"; // TLS protects it, or nobody is in between
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Bucket bucket;
    private final AwsSignature signature;
    private final Path spool;
    private final Clock clock;
    private final HttpClient http;

    /**
     * Where the files are.
     *
     * @param endpoint the address of the service without the bucket
     * @param name the bucket
     * @param pathStyle whether the bucket stands in the path and not in the host
     * @param prefix what stands before each id
     */
    public record Bucket(URI endpoint, String region, String name, boolean pathStyle, String prefix) {
        URI address(String key) {
            String base = endpoint.toString().replaceFirst("/+$", "");
            String root = pathStyle ? base + '/' + name : base.replaceFirst("://", "://" + name + '.');
            return URI.create(key.isEmpty() ? root + '/' : root + '/' + prefix + key);
        }
    }

    /** The keys of somebody who may use the bucket. */
    public record Access(String keyId, String secret) {
        @Override
        public String toString() {
            return keyId; // the secret stays one
        }
    }

    /**
     * Files in a bucket.
     *
     * @param spool a directory for files that are not complete yet
     */
    public S3Files(Bucket bucket, Access access, Path spool, Clock clock) throws IOException {
        this.bucket = bucket;
        this.signature = new AwsSignature(access.keyId(), access.secret(), bucket.region(), "s3");
        this.spool = spool;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        DiskFiles.prepare(spool);
    }

    /**
     * Makes the bucket, if it is not there.
     *
     * @throws IOException when it cannot be made, or is somebody else's
     */
    public void createBucket() throws IOException {
        int status = send("HEAD", "", BodyPublishers.noBody(), Map.of(), BodyHandlers.discarding()).statusCode();
        if (status == 404) {
            status = send("PUT", "", place(bucket.region()), Map.of(), BodyHandlers.discarding()).statusCode();
        }
        expect(status, "the bucket " + bucket.name());
    }

    /** Only in its first region does the service make a bucket for somebody who does not say where. */
    private static BodyPublisher place(String region) {
        return region.equals(FIRST_REGION)
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString("<CreateBucketConfiguration xmlns='http://s3.amazonaws.com/doc/2006-03-01/'>"
                        + "<LocationConstraint>" + region + "</LocationConstraint></CreateBucketConfiguration>");
    }

    @Override
    public Sink create(Upload upload) throws IOException {
        Path file = spool.resolve(upload.id() + DiskFiles.UNFINISHED);
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        return new Sink() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }

            @Override
            public void finish() throws IOException {
                channel.close();
                try {
                    BodyPublisher content = BodyPublishers.ofFile(file);
                    expect(send("PUT", upload.id(), content, Map.of(), BodyHandlers.discarding()).statusCode(), "to store");
                } finally {
                    Files.deleteIfExists(file);
                }
            }

            @Override
            public void abandon() {
                try {
                    channel.close();
                    Files.deleteIfExists(file);
                } catch (IOException left) {
                    throw new UncheckedIOException(left);
                }
            }
        };
    }

    @Override
    public Optional<Source> open(Upload upload) throws IOException {
        HttpResponse<Void> found =
                send("HEAD", upload.id(), BodyPublishers.noBody(), Map.of(), BodyHandlers.discarding());
        if (found.statusCode() == 404) {
            return Optional.empty();
        }
        expect(found.statusCode(), "to look for a file");
        return Optional.of(new Reading(upload.id()));
    }

    @Override
    public void delete(Upload upload) throws IOException {
        int status = send("DELETE", upload.id(), BodyPublishers.noBody(), Map.of(), BodyHandlers.discarding())
                .statusCode();
        if (status != 404) {
            expect(status, "to remove a file");
        }
    }

    private static void expect(int status, String what) throws IOException {
        if (status / 100 != 2) {
            throw new IOException("S3 refuses " + what + ": " + status);
        }
    }

    private <T> HttpResponse<T> send(
            String method, String key, BodyPublisher content, Map<String, String> more, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        URI address = bucket.address(key);
        Instant now = clock.instant();
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("x-amz-content-sha256", UNSIGNED);
        headers.put("x-amz-date", AwsSignature.time(now));
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(LONGEST).method(method, content);
        headers.forEach(request::header);
        headers.put("host", address.getRawAuthority()); // the client sets it by itself
        request.header("Authorization", signature.authorization(method, address, headers, UNSIGNED, now));
        try {
            return http.send(request.build(), handler);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        }
    }

    /** Reads on where it is; from another place with a request of its own. */
    private final class Reading implements Source {
        private final String key;
        private InputStream stream = InputStream.nullInputStream();
        private long at = -1;

        Reading(String key) {
            this.key = key;
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            if (position != at) {
                stream.close();
                HttpResponse<InputStream> answer = send(
                        "GET",
                        key,
                        BodyPublishers.noBody(),
                        Map.of("range", "bytes=" + position + '-'),
                        BodyHandlers.ofInputStream());
                stream = answer.body();
                expect(answer.statusCode(), "to read");
                at = position;
            }
            byte[] some = new byte[bytes.remaining()];
            int count = stream.read(some);
            if (count > 0) {
                bytes.put(some, 0, count);
                at += count;
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
