package im.parley.test.bench.load;

/**
 * Finds where the items at the first level of a stream end, and nothing else: the client is to cost as little as it can.
 * It trusts the server to send well-formed XML without comments and CDATA, which XMPP forbids or servers avoid.
 */
final class Frames {
    /** What {@link #end} says when the item is not complete. */
    static final int INCOMPLETE = -1;

    private Frames() {}

    /**
     * The end of the item that begins at {@code from}: of an XML declaration, of the opening or closing tag of the
     * stream, of a stanza or another element, or of white space between these.
     */
    static int end(byte[] bytes, int from, int to) {
        if (bytes[from] != '<') {
            return whiteSpace(bytes, from, to);
        }
        if (from + 1 < to && (bytes[from + 1] == '?' || bytes[from + 1] == '/')) {
            return tagEnd(bytes, from, to);
        }
        // "<stream:e", "<stream:f" and "<stream:s": error, features and the stream itself.
        if (from + 8 < to && bytes[from + 7] == ':' && bytes[from + 8] == 's') {
            return tagEnd(bytes, from, to);
        }
        return elementEnd(bytes, from, to);
    }

    private static int whiteSpace(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '<') {
            i++;
        }
        return i;
    }

    private static int elementEnd(byte[] bytes, int from, int to) {
        int depth = 0;
        int i = from;
        while (i < to) {
            if (bytes[i] != '<') {
                i++;
                continue;
            }
            int end = tagEnd(bytes, i, to);
            if (end == INCOMPLETE) {
                return INCOMPLETE;
            }
            if (bytes[i + 1] == '/') {
                depth--;
            } else if (bytes[end - 2] != '/') {
                depth++;
            }
            if (depth == 0) {
                return end;
            }
            i = end;
        }
        return INCOMPLETE;
    }

    /** Behind the {@code >} of a tag; one in a quoted value does not count. */
    static int tagEnd(byte[] bytes, int from, int to) {
        byte quote = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (quote != 0) {
                if (b == quote) {
                    quote = 0;
                }
            } else if (b == '>') {
                return i + 1;
            } else if (b == '\'' || b == '"') {
                quote = b;
            }
        }
        return INCOMPLETE;
    }
}
