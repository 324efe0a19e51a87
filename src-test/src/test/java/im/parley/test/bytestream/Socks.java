package im.parley.test.bytestream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A connection to the proxy that has given an address. */
final class Socks implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int ANSWER = 47;

    private final Socket socket;

    private Socks(Socket socket) {
        this.socket = socket;
    }

    /** The DST.ADDR of a bytestream, section 5.3.2. */
    static String address(String sid, String requester, String target) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest((sid + requester + target).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connects and goes through the handshake. */
    static Socks connect(InetSocketAddress proxy, String address) {
        try {
            Socket socket = new Socket(proxy.getAddress(), proxy.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(new byte[] {5, 1, 0});
            assertThat(socket.getInputStream().readNBytes(2)).containsExactly(5, 0);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(new byte[] {5, 1, 0, 3, (byte) address.length()});
            request.writeBytes(address.getBytes(US_ASCII));
            request.writeBytes(new byte[] {0, 0});
            socket.getOutputStream().write(request.toByteArray());
            byte[] answer = socket.getInputStream().readNBytes(ANSWER);
            assertThat(answer).startsWith(5, 0, 0, 3, 40).endsWith(0, 0);
            return new Socks(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends until the proxy does not want more. */
    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (SocketException cutOff) {
            // that is what a limit looks like to a sender
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes come until the end. */
    long drain() {
        byte[] some = new byte[1 << 16];
        long all = 0;
        try {
            for (int count = socket.getInputStream().read(some); count >= 0; count = socket.getInputStream().read(some)) {
                all += count;
            }
        } catch (SocketException reset) {
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
