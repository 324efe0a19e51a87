package im.parley.test.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One thing at the first level of a stream, as bytes that are valid while it is handled. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Item(byte[] bytes, int from, int to) {
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    boolean startsWith(byte[] start) {
        return to - from >= start.length
                && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
    }

    boolean startsWith(String start) {
        return startsWith(ascii(start));
    }

    /** Whether these bytes stand anywhere in it. */
    boolean contains(byte[] mark) {
        for (int i = from; i <= to - mark.length; i++) {
            if (bytes[i] == mark[0] && Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }

    /** For what happens once per log-in. */
    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The value of an attribute, for what happens once per log-in; empty when there is none. */
    String attribute(String name) {
        String text = text();
        int start = text.indexOf(' ' + name + "='") + name.length() + 3;
        return start < name.length() + 3 ? "" : text.substring(start, text.indexOf('\'', start));
    }

    /** Whether a stanza of this kind is an error: what {@code type} its start tag has. */
    boolean isError() {
        for (int i = from; i < to && bytes[i] != '>'; i++) {
            if (bytes[i] == 't' && new Item(bytes, i, to).startsWith(TYPE_ERROR)) {
                return true;
            }
        }
        return false;
    }

    private static final byte[] TYPE_ERROR = ascii("type='error'");
}
