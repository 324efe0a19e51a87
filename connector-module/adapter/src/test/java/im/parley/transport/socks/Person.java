package im.parley.transport.socks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;

/** One end of a bytestream, with a blocking socket. */
final class Person implements Closeable {
    private static final int PATIENCE = 20_000;

    private final Socket socket;

    Person(Proxy proxy) throws IOException {
        socket = new Socket(proxy.address().getAddress(), proxy.address().getPort());
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
    }

    /** Connected, and through the handshake. */
    static Person at(Proxy proxy, String destination) throws IOException {
        Person person = new Person(proxy);
        person.send(5, 1, 0);
        person.read(2);
        person.send(request(destination));
        byte[] answer = person.read(47);
        if (answer[1] != 0) {
            throw new IOException("refused with " + answer[1]);
        }
        return person;
    }

    static byte[] request(String destination) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {5, 1, 0, 3, (byte) destination.length()});
        bytes.writeBytes(destination.getBytes(US_ASCII));
        bytes.writeBytes(new byte[] {0, 0});
        return bytes.toByteArray();
    }

    void send(int... bytes) throws IOException {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        send(all);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    byte[] read(int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    /** All until the end of the stream, which may be a reset. */
    byte[] readAll() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[64 * 1024];
        try {
            for (int count = socket.getInputStream().read(some); count >= 0; count = socket.getInputStream().read(some)) {
                all.write(some, 0, count);
            }
        } catch (SocketException reset) {
            // as good as an end
        }
        return all.toByteArray();
    }

    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends with a reset. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
