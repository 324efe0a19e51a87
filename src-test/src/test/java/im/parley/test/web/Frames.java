package im.parley.test.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A WebSocket that does as it is told, and keeps what it hears. */
final class Frames implements WebSocket.Listener, AutoCloseable {
    static final String OPEN = "<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='localhost' version='1.0'/>";
    static final String CLOSE = "<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final HttpClient client;
    private final WebSocket socket;
    private volatile boolean reading = true;

    Frames(URI address) {
        this(address, HttpClient.newBuilder());
    }

    Frames(URI address, SSLContext tls) {
        this(address, HttpClient.newBuilder().sslContext(tls));
    }

    private Frames(URI address, HttpClient.Builder builder) {
        client = builder.build();
        socket = client.newWebSocketBuilder().subprotocols("xmpp").buildAsync(address, this).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.add(part.toString());
            part.setLength(0);
        }
        if (reading) {
            webSocket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        heard.add("closed " + status);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        heard.add("broken " + error.getMessage());
    }

    /** From the next frame on nothing is taken from the connection any more. */
    void stopReading() {
        reading = false;
    }

    String protocol() {
        return socket.getSubprotocol();
    }

    void send(String frame) {
        socket.sendText(frame, true).join();
    }

    void sendPart(String part, boolean last) {
        socket.sendText(part, last).join();
    }

    void sendBinary(byte[] frame) {
        socket.sendBinary(ByteBuffer.wrap(frame), true).join();
    }

    /** The next frame, or how the connection ended. */
    String next() {
        try {
            String frame = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (frame == null) {
                throw new AssertionError("nothing came");
            }
            return frame;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Opens a stream, and takes its features. */
    Frames opened() {
        send(OPEN);
        String header = next();
        String features = next();
        if (!header.startsWith("<open ") || !features.startsWith("<stream:features ")) {
            throw new AssertionError(header + features);
        }
        return this;
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }
}
