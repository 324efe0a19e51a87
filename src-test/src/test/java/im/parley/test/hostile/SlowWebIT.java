package im.parley.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.OwnServer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Web clients that keep the server waiting: the bound is the same as for those that do not log in. */
class SlowWebIT {
    private static final Duration LOGIN = Duration.ofSeconds(HostileServer.LOGIN_SECONDS);
    private static final Duration LATEST = LOGIN.plusSeconds(15);
    private static final String BODY = "POST /bosh HTTP/1.1\r\nHost: " + OwnServer.DOMAIN + "\r\nContent-Length: 1000\r\n\r\n";
    private static final String NS = " xmlns='http://jabber.org/protocol/httpbind'";
    private static final String WEBSOCKET = "GET /ws HTTP/1.1\r\nHost: " + OwnServer.DOMAIN
            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: xmpp\r\n\r\n";
    /** A text frame of 65535 bytes with a mask of zeros, of which a few are there. */
    private static final String FRAME = "\u0081\u00fe\u00ff\u00ff\0\0\0\0<open ";

    /** One way to keep it waiting. */
    private record Slow(String name, Socket socket) implements AutoCloseable {
        static Slow begin(OwnServer server, String name, String bytes) throws IOException {
            Socket socket = new Socket(server.address(8080).getAddress(), server.port(8080));
            socket.setSoTimeout((int) LATEST.toMillis());
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new Slow(name, socket);
        }

        /** All that comes until the server cuts it off. */
        String rest() throws IOException {
            StringBuilder rest = new StringBuilder();
            try {
                for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
                    rest.append((char) next);
                }
            } catch (SocketException reset) {
                return rest.toString();
            }
            return rest.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** All at the same time, because each takes the whole time-out. */
    @Test
    void whoSendsNoRequestToItsEndIsCutOff() throws IOException {
        OwnServer server = HostileServer.shared();
        long begin = System.nanoTime();
        List<Slow> all = new ArrayList<>();
        try {
            all.add(Slow.begin(server, "the start of a body", BODY + "<body rid='1' to='" + OwnServer.DOMAIN + "'"));
            all.add(Slow.begin(server, "a body that goes on", BODY + "<body rid='1' to='" + OwnServer.DOMAIN + "'" + NS + "><a xmlns='b'/>"));
            all.add(Slow.begin(server, "a WebSocket that says nothing", WEBSOCKET));
            all.add(Slow.begin(server, "a WebSocket in the middle of a frame", WEBSOCKET + FRAME));
            for (Slow each : all) {
                assertThat(each.rest()).as(each.name).doesNotContain(" 200 ");
                Duration taken = Duration.ofNanos(System.nanoTime() - begin);
                assertThat(taken).as(each.name).isBetween(LOGIN.minusSeconds(1), LATEST);
            }
        } finally {
            for (Slow each : all) {
                each.close();
            }
        }
    }
}
