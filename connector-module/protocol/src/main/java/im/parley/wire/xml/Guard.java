package im.parley.wire.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at bytes before Aalto does, for what Aalto overlooks or sees only when the bytes are cut in a certain way. The
 * bytes may come in pieces.
 */
final class Guard {
    /** Why {@link #pass} stopped. */
    enum Finding {
        /** It did not. */
        NOTHING,
        /** A byte that is not UTF-8 by RFC 3629: an overlong form, a surrogate, something above U+10FFFF ... */
        NOT_UTF8,
        /** The last character of {@code ]]>}, which must not stand in text. */
        SECTION_END,
        /** The second character of <code>&lt;!</code>. */
        DECLARATION
    }

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long BRACKETS = ']' * LOW_BITS;

    /** How many continuation bytes are missing, and the range that the next one must be in. */
    private int missing;

    private int lowest;
    private int highest;

    /** How many brackets the bytes so far end with. */
    private int brackets;

    private boolean less;
    private Finding finding = Finding.NOTHING;

    /** Forgets what came before. */
    void reset() {
        missing = 0;
        brackets = 0;
        less = false;
        finding = Finding.NOTHING;
    }

    /** Why the last {@link #pass} stopped. */
    Finding finding() {
        return finding;
    }

    /**
     * The index of the first byte in {@code [from, to)} that may not be allowed where it stands, or {@code to}. It is
     * passed when it is asked for again.
     *
     * @param prolog whether the root has not been read yet
     */
    int pass(byte[] bytes, int from, int to, boolean prolog) {
        finding = Finding.NOTHING;
        int end = prolog ? declaration(bytes, from, to) : sectionEnd(bytes, from, to);
        int valid = utf8(bytes, from, end);
        if (valid < end) {
            finding = Finding.NOT_UTF8;
        }
        return valid;
    }

    private int declaration(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (less && bytes[i] == '!') {
                finding = Finding.DECLARATION;
                return i;
            }
            less = bytes[i] == '<';
        }
        return to;
    }

    private int sectionEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (brackets == 0) {
                i = skipOthers(bytes, i, to);
            }
            if (i < to) {
                byte b = bytes[i];
                if (b == '>' && brackets >= 2) {
                    brackets = 0;
                    finding = Finding.SECTION_END;
                    return i;
                }
                brackets = b == ']' ? brackets + 1 : 0;
                i++;
            }
        }
        return to;
    }

    private static int skipOthers(byte[] bytes, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to && !hasBracket((long) LONGS.get(bytes, i))) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] != ']') {
            i++;
        }
        return i;
    }

    /** Whether one of eight bytes is a bracket: the usual trick to find a zero byte. */
    private static boolean hasBracket(long eight) {
        long zeroed = eight ^ BRACKETS;
        return (zeroed - LOW_BITS & ~zeroed & HIGH_BITS) != 0;
    }

    private int utf8(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (missing == 0) {
                i = skipAscii(bytes, i, to);
                if (i < to && !lead(bytes[i++] & 0xFF)) {
                    return i - 1;
                }
            } else if (!continuation(bytes[i++] & 0xFF)) {
                return i - 1;
            }
        }
        return to;
    }

    private static int skipAscii(byte[] bytes, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    private boolean lead(int b) {
        if (b >= 0xC2 && b <= 0xDF) {
            return expect(1, 0x80, 0xBF);
        }
        if (b >= 0xE0 && b <= 0xEF) {
            return expect(2, b == 0xE0 ? 0xA0 : 0x80, b == 0xED ? 0x9F : 0xBF);
        }
        return b >= 0xF0 && b <= 0xF4 && expect(3, b == 0xF0 ? 0x90 : 0x80, b == 0xF4 ? 0x8F : 0xBF);
    }

    private boolean continuation(int b) {
        boolean allowed = b >= lowest && b <= highest;
        return expect(missing - 1, 0x80, 0xBF) && allowed;
    }

    private boolean expect(int more, int low, int high) {
        missing = more;
        lowest = low;
        highest = high;
        return true;
    }
}
