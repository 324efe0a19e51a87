package im.parley.test.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Spoils XML a little: most of it stays as it was, so that it gets past the first checks. */
final class Mutation {
    private static final int MOST_CHANGES = 4;
    private static final List<String> TOKENS = List.of(
            "<", ">", "/>", "</", "'", "\"", "=", "&", "&#x0;", "&#xD800;", "&amp;", "<!--", "-->", "<![CDATA[", "]]>", "<?x ?>",
            "<!DOCTYPE x>", "xmlns=''", " xmlns:x='y'", "x:", "</stream:stream>", "<stream:error/>", "<a>", "\0",
            "\uFFFE", "\u202E", "A".repeat(3000), "<b>".repeat(200), "to='@'", "to='a@b/c/d@e'", "type='error'",
            "<?xml version='1.0'?>", "urn:ietf:params:xml:ns:xmpp-sasl", "=", "AAAA====");

    private Mutation() {}

    /** The text with one to a few changes, as bytes: what comes out need not be UTF-8. */
    static byte[] of(String xml, RandomGenerator random) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        for (int changes = random.nextInt(1, MOST_CHANGES + 1); changes > 0; changes--) {
            bytes = changed(bytes, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, RandomGenerator random) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(1, 40));
        return switch (random.nextInt(6)) {
            case 0 -> replaced(bytes, at, at, TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8));
            case 1 -> replaced(bytes, at, to, new byte[0]);
            case 2 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 3 -> replaced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 4 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, 0, at));
            default -> Arrays.copyOf(bytes, Math.max(1, at));
        };
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
