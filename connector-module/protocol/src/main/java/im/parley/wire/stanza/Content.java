package im.parley.wire.stanza;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.ElementWriter;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The children of a stanza. They are encoded at most once, in a form that stands in any stream: the content namespace
 * is the default namespace there, whether it is called {@code jabber:client}, {@code jabber:server} or otherwise.
 */
public final class Content {
    /** No children. */
    public static final Content EMPTY = new Content(new Element[0]);

    private final Element[] elements;
    private byte @Nullable [] bytes;

    private Content(Element[] elements) {
        this.elements = elements;
    }

    /** Content of the given children. */
    public static Content of(Element... elements) {
        return elements.length == 0 ? EMPTY : new Content(elements.clone());
    }

    /** Content of the given children. */
    public static Content of(List<Element> elements) {
        return elements.isEmpty() ? EMPTY : new Content(elements.toArray(Element[]::new));
    }

    /** The children, in order. */
    public List<Element> elements() {
        return Arrays.asList(elements.clone());
    }

    /** Whether there are no children. */
    public boolean isEmpty() {
        return elements.length == 0;
    }

    /** The first child. */
    public Optional<Element> first() {
        return elements.length == 0 ? Optional.empty() : Optional.of(elements[0]);
    }

    /** The first child of a name. */
    public Optional<Element> first(Name name) {
        for (Element element : elements) {
            if (element.is(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** Whether there is a child of a name. */
    public boolean has(Name name) {
        return first(name).isPresent();
    }

    /** These children and one more at the end; of what is encoded already only that one is encoded. */
    public Content plus(Element element) {
        Element[] more = Arrays.copyOf(elements, elements.length + 1);
        more[elements.length] = element;
        Content content = new Content(more);
        byte[] begin = bytes;
        if (begin != null) {
            byte[] end = ElementWriter.toBytes(element);
            byte[] all = Arrays.copyOf(begin, begin.length + end.length);
            System.arraycopy(end, 0, all, begin.length, end.length);
            content.bytes = all;
        }
        return content;
    }

    /** These children without those of a name. */
    public Content without(Name name) {
        if (!has(name)) {
            return this;
        }
        List<Element> kept = new ArrayList<>(elements.length);
        for (Element element : elements) {
            if (!element.is(name)) {
                kept.add(element);
            }
        }
        return of(kept);
    }

    /**
     * The children as UTF-8, made at the first call and shared by all copies of the stanza. Not to be changed. Two
     * threads that meet here for the first time may both encode; the results are equal, so no lock is needed.
     */
    public byte[] bytes() {
        byte[] made = bytes;
        if (made == null) {
            made = ElementWriter.toBytes(elements);
            bytes = made;
        }
        return made;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content that && Arrays.equals(elements, that.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    @Override
    public String toString() {
        return Arrays.toString(elements);
    }
}
