package im.parley.wire.stanza;

import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.ElementParser;
import im.parley.wire.xml.Limits;
import im.parley.wire.xml.Namespaces;
import im.parley.wire.xml.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one peer, RFC 7395 section 3.3: each is a document of its own, with one element and all its
 * declarations. The bytes of a frame may come in pieces. One per connection, used by one thread at a time.
 *
 * <p>The documents are read as the children of a root that nobody sent, so that all connections share the parsers of
 * {@link ElementParser}. Its namespace is no one's: an element that declares none is in it.
 */
public final class FrameReader {
    private static final String UNDECLARED = "urn:parley:undeclared";
    private static final byte[] ROOT = ascii("<frames xmlns='" + UNDECLARED + "'>");
    /** An XML declaration, which RFC 7395 section 3.3.3 tolerates: longer than this it is none. */
    private static final int LONGEST_DECLARATION = 128;

    private static final byte[] DECLARATION = ascii("<?xml");

    private final ElementParser parser;
    private final Items items = new Items();
    private List<FirstLevel> out = List.of();
    /** The begin of a frame that may be an XML declaration; empty once that is decided. */
    private byte[] beginning = {};

    private boolean decided;
    /** The element of the frame, which is good only if the frame ends behind it. */
    private @Nullable FirstLevel pending;

    private boolean broken;

    /** A reader of frames within these limits. */
    public FrameReader(Limits limits) {
        parser = new ElementParser(limits);
        parser.parse(ROOT, 0, ROOT.length, items);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Sets other limits, from the next byte on. */
    public void limits(Limits newLimits) {
        parser.limits(newLimits);
    }

    /** Reads a piece of a frame and appends what it completes. After a {@link FirstLevel.Fault} nothing is read. */
    public void read(byte[] buffer, int offset, int length, List<FirstLevel> target) {
        if (broken || length == 0) {
            return;
        }
        if (decided) {
            parse(buffer, offset, length, target);
        } else {
            begin(buffer, offset, length, target);
        }
    }

    /** The frame is complete. One that is blank says nothing. */
    public void end(List<FirstLevel> target) {
        if (!broken && !decided && beginning.length > 0) {
            byte[] all = beginning;
            beginning = new byte[0];
            parse(all, 0, all.length, target);
        }
        if (!broken && !parser.idle()) {
            out = target;
            items.broken(Violation.NOT_WELL_FORMED, "the frame ends within the element");
        }
        if (!broken && pending != null) {
            target.add(pending);
        }
        pending = null;
        decided = false;
    }

    /** Gives its memory back; what is fed from now on is ignored. */
    public void close() {
        broken = true;
        beginning = new byte[0];
        parser.close();
    }

    private void begin(byte[] buffer, int offset, int length, List<FirstLevel> target) {
        byte[] all = new byte[beginning.length + length];
        System.arraycopy(beginning, 0, all, 0, beginning.length);
        System.arraycopy(buffer, offset, all, beginning.length, length);
        if (all.length > 1 && all[0] == '<' && all[1] == '!') {
            out = target;
            items.broken(Violation.RESTRICTED, "comments and DTDs are not allowed");
            return;
        }
        int start = start(all);
        if (start < 0 && all.length <= LONGEST_DECLARATION) {
            beginning = all;
            return;
        }
        beginning = new byte[0];
        decided = true;
        int from = Math.max(start, 0);
        if (from < all.length) {
            parse(all, from, all.length - from, target);
        }
    }

    /** Where the element begins, behind an XML declaration if there is one; -1 while that is not known. */
    private static int start(byte[] bytes) {
        for (int i = 0; i < DECLARATION.length; i++) {
            if (i == bytes.length) {
                return -1;
            }
            if (bytes[i] != DECLARATION[i]) {
                return 0;
            }
        }
        if (bytes.length > DECLARATION.length && bytes[DECLARATION.length] > ' ') {
            return 0; // another instruction, which the parser will refuse
        }
        for (int i = DECLARATION.length; i + 1 < bytes.length; i++) {
            if (bytes[i] == '?' && bytes[i + 1] == '>') {
                return isUtf8(new String(bytes, 0, i, StandardCharsets.ISO_8859_1)) ? i + 2 : 0;
            }
        }
        return -1;
    }

    private static boolean isUtf8(String declaration) {
        return !declaration.contains("encoding")
                || declaration.toLowerCase(java.util.Locale.ROOT).contains("utf-8");
    }

    private void parse(byte[] buffer, int offset, int length, List<FirstLevel> target) {
        out = target;
        int end = offset + length;
        int position = offset;
        while (position < end && !broken) {
            int read = parser.parse(buffer, position, end - position, items);
            if (read == 0) {
                break;
            }
            position += read;
        }
        out = List.of();
    }

    /** Makes items of what the parser finds. */
    private final class Items implements ElementParser.Target {
        @Override
        public boolean root(String prefix, Element tag, String content) {
            return true;
        }

        @Override
        public boolean element(String prefix, String namespace, Element element) {
            FirstLevel item = pending == null
                    ? item(prefix, namespace, element)
                    : StreamReader.fault(Condition.NOT_WELL_FORMED, "a frame holds one element");
            if (item instanceof FirstLevel.Fault fault) {
                fail(fault);
            } else {
                pending = item;
            }
            return !broken;
        }

        @Override
        public void end() {
            broken(Violation.NOT_WELL_FORMED, "not well-formed");
        }

        @Override
        public void broken(Violation violation, String why) {
            fail(StreamReader.fault(StreamReader.condition(violation), why));
        }

        private void fail(FirstLevel fault) {
            pending = null;
            out.add(fault);
            close();
        }
    }

    private static FirstLevel item(String prefix, String namespace, Element element) {
        String local = element.name().local();
        if (namespace.equals(Namespaces.FRAMING)) {
            return switch (local) {
                case "open" -> StreamReader.open(StreamHeader.Kind.CLIENT, element);
                case "close" -> new FirstLevel.Close();
                default -> StreamReader.fault(Condition.BAD_FORMAT, "neither <open/> nor <close/>");
            };
        }
        if (local.equals("open") || local.equals("close")) {
            // RFC 7395 section 3.3.2.
            return StreamReader.fault(Condition.INVALID_NAMESPACE, "not in the namespace of framed streams");
        }
        if (namespace.equals(UNDECLARED) || namespace.isEmpty()) {
            // RFC 7395 section 3.3.3: a frame has all its declarations.
            return StreamReader.fault(Condition.INVALID_NAMESPACE, "a frame declares its namespaces");
        }
        return StreamReader.item(Namespaces.CLIENT, prefix, namespace, element);
    }

    /** The items of one complete frame. */
    public List<FirstLevel> frame(byte[] bytes) {
        List<FirstLevel> items = new ArrayList<>(2);
        read(bytes, 0, bytes.length, items);
        end(items);
        return items;
    }
}
