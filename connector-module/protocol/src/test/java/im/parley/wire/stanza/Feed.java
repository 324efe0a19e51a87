package im.parley.wire.stanza;

import im.parley.wire.xml.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Feeds streams to a reader in pieces of any size. */
final class Feed {
    static final Limits LIMITS = new Limits(10_000, 20, 20, 200);
    static final String HEADER = "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' to='im.example.com' version='1.0'>";

    private Feed() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<FirstLevel> read(String stream) {
        return read(utf8(stream), Integer.MAX_VALUE);
    }

    /** Items behind the header of a client's stream. */
    static List<FirstLevel> afterHeader(String stream) {
        List<FirstLevel> items = read(HEADER + stream);
        return items.subList(1, items.size());
    }

    static List<FirstLevel> read(byte[] stream, int pieces) {
        return read(new StreamReader(LIMITS), stream, pieces);
    }

    /** Feeds everything; where the reader stops it is fed the rest, as a transport does once the gate opens. */
    static List<FirstLevel> read(StreamReader reader, byte[] stream, int pieces) {
        List<FirstLevel> items = new ArrayList<>();
        int position = 0;
        while (position < stream.length) {
            int length = Math.min(pieces, stream.length - position);
            // A fresh array for each piece: a reader must not look at an old one.
            byte[] piece = new byte[length];
            System.arraycopy(stream, position, piece, 0, length);
            int read = reader.read(piece, 0, length, items);
            java.util.Arrays.fill(piece, (byte) '!');
            if (read == 0) {
                break;
            }
            position += read;
        }
        return items;
    }
}
