package im.parley.test.federation;

import im.parley.test.server.Certificates;
import im.parley.wire.port.TlsIdentity;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection that somebody has made to a {@link FakeServer}, read and written as text. */
final class Line {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String domain;
    private final Socket tcp;
    private Socket socket;
    private String unread = "";

    Line(String domain, Socket socket) {
        this.domain = domain;
        this.tcp = socket;
        this.socket = socket;
    }

    String domain() {
        return domain;
    }

    /** Reads on until a pattern is found; what stood there. What follows is kept. */
    Matcher await(String pattern) throws IOException {
        Pattern wanted = Pattern.compile(pattern, Pattern.DOTALL);
        byte[] buffer = new byte[16 * 1024];
        socket.setSoTimeout((int) PATIENCE.toMillis());
        while (true) {
            Matcher matcher = wanted.matcher(unread);
            if (matcher.find()) {
                unread = unread.substring(matcher.end());
                return matcher;
            }
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                throw new EOFException("no " + pattern + " in " + unread);
            }
            unread += new String(buffer, 0, count, StandardCharsets.UTF_8);
        }
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The server's half of a TLS handshake. */
    void secure(TlsIdentity identity) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(Certificates.shown(identity), null, new SecureRandom());
            SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(tcp, null, tcp.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            socket = secure;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says nothing and reads nothing until the other one ends it, or the test. */
    void keep() throws IOException {
        synchronized (this) {
            try {
                while (!tcp.isClosed()) {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Says nothing, and reads until the other one ends it. */
    void listen() throws IOException {
        await("(?!)");
    }

    /** Ends it. */
    void cut() {
        try {
            tcp.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        synchronized (this) {
            notifyAll();
        }
    }
}
