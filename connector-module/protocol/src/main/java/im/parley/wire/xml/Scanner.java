package im.parley.wire.xml;

import com.fasterxml.aalto.AsyncByteArrayFeeder;
import com.fasterxml.aalto.AsyncXMLStreamReader;
import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * An Aalto reader with everything that belongs to it while bytes are read: the names it has seen, the element it is in.
 * Some 10 KB, so a connection holds one only while it is in the middle of something; see {@link ScannerPool}.
 */
final class Scanner {
    /** Nothing more can be said before more bytes are fed. */
    static final int INCOMPLETE = AsyncXMLStreamReader.EVENT_INCOMPLETE;

    private static final byte[] NOTHING = {};
    /** Prefixes declared are kept by Aalto in a list that it walks through; more than this many spoil it. */
    private static final int PREFIXES = 128;

    private static final int USUAL_PREFIX = 128;
    private static final int USUAL_ITEM = 16 * 1024;

    private final AsyncXMLStreamReader<AsyncByteArrayFeeder> reader = reader();
    private final NameTable names = new NameTable();
    final TreeBuilder tree = new TreeBuilder();
    /** The index in the fed buffer where the item begins that is not complete yet. */
    int mark;

    private long fedBefore;
    private int fedNow;
    private int end;
    private boolean inText;
    private int prefixes;
    private boolean large;
    private String content = "";
    private String firstLevelPrefix = "";
    private String firstLevelNamespace = "";

    /**
     * A reader with a factory of its own: what a factory shares among its readers grows with whatever strangers send,
     * and is locked.
     */
    private static AsyncXMLStreamReader<AsyncByteArrayFeeder> reader() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.configureForSpeed();
        return factory.createAsyncForByteArray();
    }

    /** A scanner that has just read the start tag of {@code root}. */
    static Scanner after(Root root) throws XMLStreamException {
        Scanner scanner = new Scanner();
        byte[] tag = root.tag().getBytes(StandardCharsets.UTF_8);
        scanner.feed(tag, 0, tag.length);
        while (scanner.next() != XMLStreamConstants.START_ELEMENT) {
            // The declaration and the start of the document come first.
        }
        scanner.enter(root);
        return scanner;
    }

    /** From now on elements in the content namespace of {@code root} are shown in {@link Namespaces#CLIENT}. */
    void enter(Root root) {
        content = root.content();
    }

    void feed(byte[] buffer, int from, int to) throws XMLStreamException {
        fedBefore += fedNow;
        fedNow = to - from;
        end = to;
        mark = from;
        inText = false;
        reader.getInputFeeder().feedInput(buffer, from, fedNow);
    }

    /** Lets go of the fed buffer, which has been read to its end. */
    void release() throws XMLStreamException {
        feed(NOTHING, 0, 0);
    }

    /** Goes on to the next event, as StAX numbers them. */
    int next() throws XMLStreamException {
        try {
            return reader.next();
        } catch (RuntimeException malformed) {
            // Aalto has no better word for some input, an element with the prefix "xmlns" for one.
            throw new XMLStreamException(malformed.getMessage());
        }
    }

    /** The index in the fed buffer behind the current event. */
    int position() throws XMLStreamException {
        return (int) (reader.getLocationInfo().getEndingByteOffset() - fedBefore);
    }

    /** Whether this has grown so much that it is not to be kept. */
    boolean worn() {
        return names.full() || prefixes > PREFIXES || large || tree.grown();
    }

    /** An item of this size is complete; a large one has grown the buffers of the reader. */
    void completed(int bytes) {
        large |= bytes > USUAL_ITEM;
    }

    /** The text that is the current event. */
    String text() throws XMLStreamException {
        try {
            String text = reader.getText();
            inText = position() == end;
            return text;
        } catch (UncheckedStreamException malformed) {
            throw new XMLStreamException(malformed.getMessage());
        }
    }

    /** Whether the fed bytes end in text. */
    boolean inText() {
        return inText;
    }

    String prefix() {
        return reader.getPrefix();
    }

    void rememberFirstLevel() {
        firstLevelPrefix = reader.getPrefix();
        firstLevelNamespace = reader.getNamespaceURI();
    }

    String firstLevelPrefix() {
        return firstLevelPrefix;
    }

    String firstLevelNamespace() {
        return firstLevelNamespace;
    }

    boolean emptyTag() throws XMLStreamException {
        return reader.isEmptyElement();
    }

    /** What the XML declaration says of the encoding, or that of XML itself. */
    String encoding() {
        String declared = reader.getCharacterEncodingScheme();
        return declared == null ? "UTF-8" : declared;
    }

    /** What the XML declaration says of the version, or the one that XMPP uses. */
    String version() {
        String declared = reader.getVersion();
        return declared == null ? "1.0" : declared;
    }

    /** Attributes and namespace declarations of the current start tag. */
    int attributeCount() {
        return reader.getAttributeCount() + reader.getNamespaceCount();
    }

    Name name() {
        String namespace = reader.getNamespaceURI();
        return names.element(
                reader.getPrefix(), reader.getLocalName(), namespace.equals(content) ? Namespaces.CLIENT : namespace);
    }

    String[] attributes() {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return Element.NO_ATTRIBUTES;
        }
        String[] attributes = new String[2 * count];
        for (int i = 0; i < count; i++) {
            attributes[2 * i] = names.attribute(
                    reader.getAttributePrefix(i), reader.getAttributeLocalName(i), reader.getAttributeNamespace(i));
            attributes[2 * i + 1] = reader.getAttributeValue(i);
        }
        return attributes;
    }

    /** Counts the prefixes that the current start tag declares; false when one of them is for no namespace. */
    boolean countPrefixes() {
        boolean bound = true;
        int declared = reader.getNamespaceCount();
        for (int i = 0; i < declared; i++) {
            String prefix = reader.getNamespacePrefix(i);
            if (!prefix.isEmpty()) {
                String namespace = reader.getNamespaceURI(i);
                prefixes += 1 + (prefix.length() + namespace.length()) / USUAL_PREFIX;
                bound &= !namespace.isEmpty();
            }
        }
        return bound;
    }

    /** How many prefixes were declared since this was made; a long one counts as several. */
    int prefixes() {
        return prefixes;
    }

    /** The current start tag as a root. */
    Root root() {
        String prefix = reader.getPrefix();
        StringBuilder tag = new StringBuilder(128).append('<');
        if (!prefix.isEmpty()) {
            tag.append(prefix).append(':');
        }
        tag.append(reader.getLocalName());
        String byDefault = "";
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String declared = reader.getNamespacePrefix(i);
            tag.append(" xmlns").append(declared.isEmpty() ? "" : ":").append(declared).append("='");
            ElementWriter.escape(tag, reader.getNamespaceURI(i), true);
            tag.append('\'');
            byDefault = declared.isEmpty() ? reader.getNamespaceURI(i) : byDefault;
        }
        return new Root(tag.append('>').toString(), byDefault).shared();
    }
}
