package im.parley.web.upload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of a file, RFC 9110 section 14. Whoever asks for several at once gets the whole, as section 14.2 allows. */
record Range(long first, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** The range asks for nothing that is there: section 15.5.17. */
    static final class Unsatisfiable extends Exception {
        private static final long serialVersionUID = 1L;

        Unsatisfiable() {
            super(null, null, false, false);
        }
    }

    /** The part that the header asks for; empty for the whole. */
    static Optional<Range> of(@Nullable String header, long size) throws Unsatisfiable {
        Matcher matcher = header == null ? null : ONE.matcher(header);
        if (matcher == null || !matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            return last(Long.parseLong(matcher.group(2)), size);
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        if (first >= size) {
            throw new Unsatisfiable();
        }
        return last < first ? Optional.empty() : Optional.of(new Range(first, last - first + 1));
    }

    private static Optional<Range> last(long wanted, long size) throws Unsatisfiable {
        if (wanted == 0) {
            throw new Unsatisfiable();
        }
        long length = Math.min(wanted, size);
        return Optional.of(new Range(size - length, length));
    }

    /** As it stands in {@code Content-Range}. */
    String of(long size) {
        return "bytes " + first + '-' + (first + length - 1) + '/' + size;
    }
}
