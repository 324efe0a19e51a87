package im.parley.wire.xml;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.COMMENT;
import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;
import static javax.xml.stream.XMLStreamConstants.PROCESSING_INSTRUCTION;
import static javax.xml.stream.XMLStreamConstants.SPACE;
import static javax.xml.stream.XMLStreamConstants.START_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * A push parser of one XML stream: bytes in, the root's start tag and its child elements out, one at a time. The result
 * does not depend on how the bytes are cut into pieces.
 *
 * <p>Between two child elements it holds nothing but a reference to the {@link Root}, which equal streams share; while
 * it is inside one it holds a {@link Scanner}.
 */
public final class ElementParser {
    /** More prefixes declared in one first-level element are no language, but an attack on the parser. */
    private static final int PREFIXES = 1024;

    private static final String NO_MARKUP = "comments, instructions, DTDs and entities are not allowed";

    private Limits limits;
    private @Nullable Root root;
    private @Nullable Scanner scanner;
    private final Guard guard = new Guard();
    /** Bytes of the item that is not complete yet. */
    private int itemBytes;

    private boolean stopped;
    private boolean ended;

    /** Hears what a parser finds. */
    public interface Target {
        /**
         * The start tag of the root.
         *
         * @param prefix its prefix, or empty
         * @param tag its name and attributes
         * @param content the default namespace declared by it, or empty
         * @return whether to read on
         */
        boolean root(String prefix, Element tag, String content);

        /**
         * A child of the root, complete. Elements in the content namespace are shown in {@link Namespaces#CLIENT}.
         *
         * @param prefix its prefix, or empty
         * @param namespace its namespace as it was sent
         * @param element the element
         * @return whether to read on; if not, the rest of the bytes can be given again
         */
        boolean element(String prefix, String namespace, Element element);

        /** The end tag of the root; nothing comes after it. */
        void end();

        /** The stream cannot be read any further; nothing comes after it. */
        void broken(Violation violation, String why);
    }

    /** Stackless, so that it costs nothing to leave the parser from inside. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        final Violation violation;

        Broken(Violation violation, String why) {
            super(why, null, false, false);
            this.violation = violation;
        }
    }

    /** A parser at the begin of a stream. */
    public ElementParser(Limits limits) {
        this.limits = limits;
    }

    /** Sets other limits, from the next byte on. */
    public void limits(Limits newLimits) {
        limits = newLimits;
    }

    /** Forgets the stream read so far: next comes a new one. */
    public void restart() {
        scanner = null;
        root = null;
        itemBytes = 0;
        guard.reset();
        ended = false;
    }

    /** Reads no further. */
    public void close() {
        restart();
        ended = true;
    }

    /** Whether nothing of an item has come that is not complete yet. */
    public boolean idle() {
        return scanner == null;
    }

    /**
     * Reads a piece of the stream.
     *
     * @return how many bytes were read: all, unless {@code target} said to stop or the stream is at its end or broken
     */
    public int parse(byte[] buffer, int offset, int length, Target target) {
        int position = offset;
        int end = offset + length;
        stopped = false;
        while (position < end && !stopped && !ended) {
            if (scanner == null) {
                position = skipBlanks(buffer, position, end);
            }
            if (position < end) {
                position = parseSlice(buffer, position, end, target);
            }
        }
        return position - offset;
    }

    private int parseSlice(byte[] buffer, int from, int end, Target target) {
        int limit = (int) Math.min(end, (long) from + limits.bytes() - itemBytes + 1);
        int to = root == null ? behindTag(buffer, from, limit) : withoutBlanksAtEnd(buffer, from, limit);
        int clear = guard.pass(buffer, from, to, root == null);
        int position = from;
        try {
            if (root != null && scanner == null) {
                startOfItem(buffer, from, clear);
            }
            if (clear > from) {
                position = scan(buffer, from, clear, target);
            }
            if (position == clear && !stopped && !ended) {
                judge(guard.finding());
            }
        } catch (Broken broken) {
            end();
            target.broken(broken.violation, String.valueOf(broken.getMessage()));
        } catch (XMLStreamException malformed) {
            end();
            target.broken(violation(malformed), "not well-formed");
        }
        if (position < clear || scanner == null) {
            guard.reset();
        }
        return position;
    }

    private void judge(Guard.Finding finding) throws Broken {
        switch (finding) {
            case NOT_UTF8 -> throw new Broken(Violation.ENCODING, "not UTF-8");
            case DECLARATION -> throw new Broken(Violation.RESTRICTED, NO_MARKUP);
            case SECTION_END -> {
                if (scanner != null && scanner.inText()) {
                    throw new Broken(Violation.NOT_WELL_FORMED, "]]> in text");
                }
            }
            case NOTHING -> {}
        }
    }

    private void end() {
        scanner = null;
        ended = true;
    }

    /** Aalto tells its complaints apart by their words alone. */
    private static Violation violation(XMLStreamException malformed) {
        String words = String.valueOf(malformed.getMessage());
        if (words.contains("Unexpanded ENTITY_REFERENCE")) {
            return Violation.RESTRICTED;
        }
        return words.contains("Unsupported encoding") ? Violation.ENCODING : Violation.NOT_WELL_FORMED;
    }

    private int scan(byte[] buffer, int from, int to, Target target) throws XMLStreamException, Broken {
        Scanner current = scanner();
        current.feed(buffer, from, to);
        while (true) {
            boolean complete = false;
            switch (current.next()) {
                case Scanner.INCOMPLETE -> {
                    itemBytes += to - current.mark;
                    checkBytes(itemBytes);
                    return to;
                }
                case START_ELEMENT -> complete = startElement(current, target);
                case END_ELEMENT -> complete = endElement(current, target);
                case CHARACTERS, SPACE -> text(current);
                case CDATA -> cdata(current);
                case START_DOCUMENT -> checkDeclaration(current);
                case COMMENT, PROCESSING_INSTRUCTION, DTD, ENTITY_REFERENCE ->
                    throw new Broken(Violation.RESTRICTED, NO_MARKUP);
                default -> throw new Broken(Violation.NOT_WELL_FORMED, "not well-formed");
            }
            if (complete) {
                int position = current.mark;
                if (position == to || stopped || ended || current.worn()) {
                    leave(current, position == to && !ended);
                    return position;
                }
                current.mark = startOfItem(buffer, position, to);
            }
        }
    }

    private Scanner scanner() throws XMLStreamException {
        Scanner current = scanner;
        if (current == null) {
            current = root == null ? new Scanner() : ScannerPool.SHARED.take(root);
            scanner = current;
        }
        return current;
    }

    /** Between two items: lets the scanner go, to the pool unless it has read ahead. */
    private void leave(Scanner current, boolean usable) throws XMLStreamException {
        scanner = null;
        if (root != null && usable) {
            current.release();
            ScannerPool.SHARED.give(root, current);
        }
    }

    private boolean startElement(Scanner current, Target target) throws XMLStreamException, Broken {
        if (current.attributeCount() > limits.attributes()) {
            throw new Broken(Violation.LIMIT, "more than " + limits.attributes() + " attributes");
        }
        if (!current.countPrefixes()) {
            // Namespaces in XML 1.0, section 5: a prefix cannot be undeclared.
            throw new Broken(Violation.NOT_WELL_FORMED, "a prefix for no namespace");
        }
        if (current.prefixes() > PREFIXES) {
            throw new Broken(Violation.LIMIT, "more than " + PREFIXES + " prefixes");
        }
        if (root == null) {
            startRoot(current, target);
            return ended || !current.emptyTag();
        }
        TreeBuilder tree = current.tree;
        if (tree.depth() == limits.depth()) {
            throw new Broken(Violation.LIMIT, "more than " + limits.depth() + " nested elements");
        }
        if (tree.depth() == 0) {
            current.rememberFirstLevel();
        }
        tree.open(current.name(), current.attributes());
        if (tree.descendants() > limits.children()) {
            throw new Broken(Violation.LIMIT, "more than " + limits.children() + " elements");
        }
        return false;
    }

    private void startRoot(Scanner current, Target target) throws XMLStreamException, Broken {
        completeItem(current);
        Root found = current.root();
        root = found;
        Element tag = new Element(current.name(), current.attributes(), Element.NO_NODES);
        current.enter(found);
        ended = !target.root(current.prefix(), tag, found.content());
    }

    private boolean endElement(Scanner current, Target target) throws XMLStreamException, Broken {
        TreeBuilder tree = current.tree;
        if (tree.depth() > 1) {
            tree.close();
            return false;
        }
        completeItem(current);
        if (tree.depth() == 0) {
            ended = true;
            target.end();
        } else {
            Element element = tree.close();
            stopped = !target.element(current.firstLevelPrefix(), current.firstLevelNamespace(), element);
        }
        return true;
    }

    private void completeItem(Scanner current) throws XMLStreamException, Broken {
        int position = current.position();
        int bytes = itemBytes + position - current.mark;
        checkBytes(bytes);
        current.completed(bytes);
        current.mark = position;
        itemBytes = 0;
    }

    private void checkBytes(int bytes) throws Broken {
        if (bytes > limits.bytes()) {
            throw new Broken(Violation.LIMIT, "more than " + limits.bytes() + " bytes");
        }
    }

    private static void text(Scanner current) throws XMLStreamException {
        // White space between first-level elements belongs to none of them; startOfItem has looked at it.
        if (current.tree.depth() > 0) {
            current.tree.text(current.text());
        }
    }

    /** RFC 6120 section 11.7: nothing but white space stands between first-level elements. */
    private static int startOfItem(byte[] buffer, int from, int to) throws Broken {
        int start = skipBlanks(buffer, from, to);
        if (start < to && buffer[start] != '<') {
            throw new Broken(Violation.STRAY_TEXT, "text between elements");
        }
        return start;
    }

    private static void cdata(Scanner current) throws XMLStreamException, Broken {
        if (current.tree.depth() == 0) {
            throw new Broken(Violation.STRAY_TEXT, "text between elements");
        }
        current.tree.text(current.text());
    }

    private static void checkDeclaration(Scanner current) throws Broken {
        if (!current.encoding().equalsIgnoreCase("UTF-8")) {
            throw new Broken(Violation.ENCODING, "only UTF-8 is allowed");
        }
        if (!current.version().equals("1.0")) {
            throw new Broken(Violation.NOT_WELL_FORMED, "only XML 1.0 is allowed");
        }
    }

    private static int skipBlanks(byte[] buffer, int from, int to) {
        int i = from;
        while (i < to && blank(buffer[i])) {
            i++;
        }
        return i;
    }

    /** Before the root each tag is looked at alone, so that no byte behind it counts as prolog. */
    private static int behindTag(byte[] buffer, int from, int to) {
        int i = from;
        while (i < to && buffer[i] != '>') {
            i++;
        }
        return Math.min(to, i + 1);
    }

    /** So that white space behind a first-level element, as some clients send it, does not make a scanner stay. */
    private static int withoutBlanksAtEnd(byte[] buffer, int from, int to) {
        int i = to;
        while (i > from && blank(buffer[i - 1])) {
            i--;
        }
        return i == from ? to : i;
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
