package im.parley.wire.stanza;

import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.ElementParser;
import im.parley.wire.xml.Limits;
import im.parley.wire.xml.Namespaces;
import im.parley.wire.xml.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body of BOSH (XEP-0124 section 6): a wrapper whose children are first-level items. Its bytes may come in
 * pieces. One per request, used by one thread at a time.
 */
public final class BodyReader {
    /** The namespace of the wrapper. */
    public static final String HTTP_BIND = "http://jabber.org/protocol/httpbind";

    private final ElementParser parser;
    private final Function<Element, Limits> limits;
    private final Items sink = new Items();
    private final List<FirstLevel> items = new ArrayList<>(2);
    private @Nullable Element tag;
    private @Nullable String wrong;
    private boolean complete;
    /** An element is above the limits: what follows is not looked at. */
    private boolean tooLarge;

    /**
     * A reader of a body.
     *
     * @param first the limits until the start tag of the wrapper is known
     * @param limits the limits of what it holds, which may depend on whose it is
     */
    public BodyReader(Limits first, Function<Element, Limits> limits) {
        this.parser = new ElementParser(first);
        this.limits = limits;
    }

    /** Reads a piece. */
    public void read(byte[] buffer, int offset, int length) {
        int position = offset;
        int end = offset + length;
        while (position < end && wrong == null && !complete) {
            int read = parser.parse(buffer, position, end - position, sink);
            if (read == 0) {
                break;
            }
            position += read;
        }
        while (position < end && complete && wrong == null && !tooLarge) {
            byte b = buffer[position++];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                wrong = "something behind the body";
            }
        }
    }

    /** The body is at its end. Why it is none, or nothing when it is one. */
    public Optional<String> end() {
        if (wrong == null && !complete) {
            wrong = "the body is not complete";
        }
        parser.close();
        return Optional.ofNullable(wrong);
    }

    /** Why this is no body, as far as it has come. */
    public Optional<String> wrong() {
        return Optional.ofNullable(wrong);
    }

    /** The start tag of the wrapper, once it has come. */
    public Optional<Element> tag() {
        return Optional.ofNullable(tag);
    }

    /** What it holds. A stanza above the limits or one in a namespace of no stream is a {@link FirstLevel.Fault}. */
    public List<FirstLevel> items() {
        return List.copyOf(items);
    }

    /** Makes items of what the parser finds. */
    private final class Items implements ElementParser.Target {
        @Override
        public boolean root(String prefix, Element root, String content) {
            if (!root.name().namespace().equals(HTTP_BIND) || !root.name().local().equals("body")) {
                wrong = "not a body of BOSH";
                return false;
            }
            tag = root;
            parser.limits(limits.apply(root));
            return true;
        }

        @Override
        public boolean element(String prefix, String namespace, Element element) {
            // XEP-0206 section 2: clients leave the namespace of stanzas out, and mean that of streams.
            boolean stanza = namespace.equals(HTTP_BIND) || namespace.equals(Namespaces.CLIENT);
            if (namespace.isEmpty()) {
                wrong = "an element without a namespace";
                return false;
            }
            items.add(StreamReader.item(
                    Namespaces.CLIENT, prefix, stanza ? Namespaces.CLIENT : namespace, element));
            return true;
        }

        @Override
        public void end() {
            complete = true;
        }

        @Override
        public void broken(Violation violation, String why) {
            Condition condition = StreamReader.condition(violation);
            if (tag != null && condition == Condition.POLICY_VIOLATION) {
                items.add(StreamReader.fault(condition, why));
                complete = true;
                tooLarge = true;
            } else {
                wrong = why;
            }
        }
    }
}
