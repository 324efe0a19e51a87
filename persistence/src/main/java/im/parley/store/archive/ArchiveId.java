package im.parley.store.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * The id of a message in archives: it grows in the order of the archive, and ends in a random part, so that nobody can
 * guess one.
 *
 * @param order its place: the millisecond since 2020, then a counter and the node that stored it
 * @param tail the random part
 */
public record ArchiveId(long order, int tail) implements Comparable<ArchiveId> {
    static final int BITS_BELOW_TIME = 22;

    private static final long FIRST_MILLI = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST_MILLI = FIRST_MILLI + (1L << (63 - BITS_BELOW_TIME)) - 1;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final int ORDER_DIGITS = 13;
    private static final int TAIL_DIGITS = 7;

    /** The time when the message was stored. */
    public Instant time() {
        return Instant.ofEpochMilli((order >>> BITS_BELOW_TIME) + FIRST_MILLI);
    }

    /** The smallest order of that millisecond; before 2020 the smallest of all. */
    static long firstOf(long milli) {
        return (Math.clamp(milli, FIRST_MILLI, LAST_MILLI) - FIRST_MILLI) << BITS_BELOW_TIME;
    }

    /** The text that clients see; texts sort as the ids do. */
    public String text() {
        char[] text = new char[ORDER_DIGITS + TAIL_DIGITS];
        write(order, text, ORDER_DIGITS);
        write(Integer.toUnsignedLong(tail), text, ORDER_DIGITS + TAIL_DIGITS);
        return new String(text);
    }

    private static void write(long number, char[] text, int end) {
        int begin = end == ORDER_DIGITS ? 0 : ORDER_DIGITS;
        long left = number;
        for (int i = end - 1; i >= begin; i--) {
            text[i] = DIGITS.charAt((int) (left & 31));
            left >>>= 5;
        }
    }

    /** The id of a text; nothing when it is no id. */
    public static Optional<ArchiveId> parse(String text) {
        if (text.length() != ORDER_DIGITS + TAIL_DIGITS) {
            return Optional.empty();
        }
        long order = read(text.substring(0, ORDER_DIGITS));
        long tail = read(text.substring(ORDER_DIGITS));
        return order < 0 || tail < 0 || tail > 0xffff_ffffL
                ? Optional.empty()
                : Optional.of(new ArchiveId(order, (int) tail));
    }

    /** The number, or a negative one when there is something else than digits. */
    private static long read(String digits) {
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = DIGITS.indexOf(digits.charAt(i));
            if (digit < 0 || number >>> 58 != 0) {
                return -1;
            }
            number = (number << 5) | digit;
        }
        return number;
    }

    @Override
    public int compareTo(ArchiveId that) {
        int byOrder = Long.compare(order, that.order);
        return byOrder != 0 ? byOrder : Integer.compareUnsigned(tail, that.tail);
    }
}
