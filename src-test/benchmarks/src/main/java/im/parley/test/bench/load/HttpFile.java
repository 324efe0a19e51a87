package im.parley.test.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts and gets one large file over HTTP/1.1, a connection for each, with one buffer.
 *
 * @param port of a web server on this machine
 * @param path the path of the file, with its query
 */
record HttpFile(int port, String path) {
    private static final int BUFFER = 256 * 1024;
    private static final int HEAD = 16 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    /** Puts that many bytes; how long it took, until the answer was there, in seconds. */
    double put(long size) throws IOException {
        try (SocketChannel channel = Streams.connect(port)) {
            long start = System.nanoTime();
            say(channel, "PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + size
                    + "\r\nContent-Type: application/octet-stream\r\n\r\n");
            ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER);
            try {
                for (long left = size; left > 0; ) {
                    left -= channel.write(bytes.clear().limit((int) Math.min(BUFFER, left)));
                }
            } catch (IOException refused) {
                head(channel, ByteBuffer.allocate(HEAD), " 201 "); // says why
                throw refused;
            }
            head(channel, ByteBuffer.allocate(HEAD), " 201 ");
            return since(start);
        }
    }

    /** Gets that many bytes; how long it took, in seconds. */
    double get(long size) throws IOException {
        try (SocketChannel channel = Streams.connect(port)) {
            long start = System.nanoTime();
            say(channel, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            ByteBuffer first = ByteBuffer.allocate(HEAD);
            String head = head(channel, first, " 200 ");
            Matcher length = LENGTH.matcher(head);
            if (!length.find() || Long.parseLong(length.group(1)) != size) {
                throw new IOException("a file of " + size + " bytes was expected: " + head);
            }
            long left = size - first.remaining();
            ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER);
            while (left > 0) {
                int count = channel.read(bytes.clear());
                if (count < 0) {
                    throw new IOException("the file ends " + left + " bytes before its end");
                }
                left -= count;
            }
            return since(start);
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private static void say(SocketChannel channel, String head) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(head.getBytes(ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads the head of the answer; what was read behind it stays in the buffer. */
    private static String head(SocketChannel channel, ByteBuffer bytes, String status) throws IOException {
        while (true) {
            int count = channel.read(bytes);
            String text = new String(bytes.array(), 0, bytes.position(), ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                String head = text.substring(0, end);
                if (!head.lines().findFirst().orElse("").contains(status)) {
                    throw new IOException("the server answers " + text);
                }
                bytes.flip().position(end + 4);
                return head;
            }
            if (count < 0 || !bytes.hasRemaining()) {
                throw new IOException("no answer, but " + text);
            }
        }
    }
}
