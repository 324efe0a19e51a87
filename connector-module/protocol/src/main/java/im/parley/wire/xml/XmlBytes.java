package im.parley.wire.xml;

import java.util.Arrays;

/**
 * Collects XML as UTF-8. Characters that XML 1.0 does not allow, lone surrogates among them, become U+FFFD. Not
 * thread-safe; it can be used again after {@link #clear}.
 */
public final class XmlBytes {
    private static final int KEPT = 16 * 1024;
    private static final int REPLACEMENT = 0xFFFD;
    /** ASCII characters that stand for themselves: 1 in text, 2 in an attribute, 3 in both. */
    private static final byte[] PLAIN = plain();

    private static final byte TEXT = 1;
    private static final byte ATTRIBUTE = 2;

    private byte[] bytes;
    private int length;

    /** An empty one with room for {@code capacity} bytes, which grows when there are more. */
    public XmlBytes(int capacity) {
        bytes = new byte[capacity];
    }

    private static byte[] plain() {
        byte[] table = new byte[128];
        Arrays.fill(table, ' ', 127, (byte) (TEXT | ATTRIBUTE));
        table[127] = TEXT | ATTRIBUTE;
        table['<'] = table['>'] = table['&'] = 0;
        table['\''] = table['\n'] = table['\t'] = TEXT;
        return table;
    }

    /** Forgets what was collected; an unusually large array is given back. */
    public void clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[KEPT];
        }
    }

    /** The array that holds the bytes from its begin; valid until something is added. */
    public byte[] array() {
        return bytes;
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** The bytes alone. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Adds markup that is known to be right. */
    public XmlBytes markup(String markup) {
        int count = markup.length();
        ensure(count);
        for (int i = 0; i < count; i++) {
            char c = markup.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else {
                i = beyondAscii(markup, i);
                ensure(count - i);
            }
        }
        return this;
    }

    /** Adds bytes that are XML. */
    public XmlBytes bytes(byte[] xml, int offset, int count) {
        ensure(count);
        System.arraycopy(xml, offset, bytes, length, count);
        length += count;
        return this;
    }

    /** Adds character data. */
    public XmlBytes text(String text) {
        escaped(text, TEXT);
        return this;
    }

    /** Adds the value of an attribute that stands in single quotes, or a part of it. */
    public XmlBytes value(String value) {
        escaped(value, ATTRIBUTE);
        return this;
    }

    /** Adds an attribute with a space before it. */
    public XmlBytes attribute(String name, String value) {
        return markup(" ").markup(name).markup("='").value(value).markup("'");
    }

    private void escaped(String text, byte where) {
        int count = text.length();
        ensure(count);
        byte[] to = bytes;
        int at = length;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < 0x80 && (PLAIN[c] & where) != 0) {
                to[at++] = (byte) c;
            } else {
                length = at;
                i = special(text, i);
                ensure(count - i);
                to = bytes;
                at = length;
            }
        }
        length = at;
    }

    private int special(String text, int index) {
        char c = text.charAt(index);
        if (c >= 0x80) {
            return beyondAscii(text, index);
        }
        switch (c) {
            case '<' -> markup("&lt;");
            case '>' -> markup("&gt;");
            case '&' -> markup("&amp;");
            case '\'' -> markup("&apos;");
            // A parser would normalise these.
            case '\r' -> markup("&#13;");
            case '\n' -> markup("&#10;");
            case '\t' -> markup("&#9;");
            default -> codePoint(REPLACEMENT);
        }
        return index;
    }

    /** Adds the character at {@code index} and says at which index it ends. */
    private int beyondAscii(String text, int index) {
        int c = text.codePointAt(index);
        boolean forbidden = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || c == 0xFFFE || c == 0xFFFF;
        codePoint(forbidden ? REPLACEMENT : c);
        return index + Character.charCount(c) - 1;
    }

    private void codePoint(int c) {
        ensure(4);
        if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
        } else {
            if (c < 0x10000) {
                bytes[length++] = (byte) (0xE0 | c >> 12);
            } else {
                bytes[length++] = (byte) (0xF0 | c >> 18);
                bytes[length++] = (byte) (0x80 | c >> 12 & 0x3F);
            }
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        bytes[length++] = (byte) (0x80 | c & 0x3F);
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
