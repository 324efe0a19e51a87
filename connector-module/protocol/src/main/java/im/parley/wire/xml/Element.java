package im.parley.wire.xml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable XML element: a name, attributes and a mixed list of child elements and text.
 *
 * <p>Attributes are kept as pairs of name and value; the name of an attribute in a namespace is written in Clark
 * notation ({@code {http://www.w3.org/XML/1998/namespace}lang}). Namespace declarations are not attributes: the
 * writer makes them from the names.
 */
public final class Element {
    static final String[] NO_ATTRIBUTES = {};
    static final Object[] NO_NODES = {};

    private final Name name;
    private final String[] attributes;
    private final Object[] nodes;

    Element(Name name, String[] attributes, Object[] nodes) {
        this.name = name;
        this.attributes = attributes;
        this.nodes = nodes;
    }

    /** An element without attributes and content. */
    public static Element of(Name name) {
        return new Element(name, NO_ATTRIBUTES, NO_NODES);
    }

    /** An element that holds the given children. */
    public static Element of(Name name, Element... children) {
        return new Element(name, NO_ATTRIBUTES, children.clone());
    }

    /** An element that holds text alone. */
    public static Element text(Name name, String text) {
        return new Element(name, NO_ATTRIBUTES, text.isEmpty() ? NO_NODES : new Object[] {text});
    }

    /** Starts an element with attributes and mixed content. */
    public static Builder build(Name name) {
        return new Builder(name);
    }

    /** The expanded name. */
    public Name name() {
        return name;
    }

    /** Whether this element has the given name. */
    public boolean is(Name other) {
        return name.equals(other);
    }

    /** The value of an attribute. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(find(attribute));
    }

    /** The value of an attribute, or {@code otherwise} when it is absent. */
    public String attribute(String attribute, String otherwise) {
        String value = find(attribute);
        return value == null ? otherwise : value;
    }

    private @Nullable String find(String attribute) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(attribute)) {
                return attributes[i + 1];
            }
        }
        return null;
    }

    /** How many attributes there are. */
    public int attributeCount() {
        return attributes.length / 2;
    }

    /** The name of the attribute at {@code index}, in Clark notation when it is in a namespace. */
    public String attributeName(int index) {
        return attributes[2 * index];
    }

    /** The value of the attribute at {@code index}. */
    public String attributeValue(int index) {
        return attributes[2 * index + 1];
    }

    /** The child elements, in order. */
    public List<Element> elements() {
        List<Element> found = new ArrayList<>(nodes.length);
        for (Object node : nodes) {
            if (node instanceof Element child) {
                found.add(child);
            }
        }
        return found;
    }

    /** The child elements of a name, in order. */
    public List<Element> elements(Name wanted) {
        List<Element> found = new ArrayList<>(nodes.length);
        for (Object node : nodes) {
            if (node instanceof Element child && child.name.equals(wanted)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The first child element, whatever its name. */
    public Optional<Element> first() {
        for (Object node : nodes) {
            if (node instanceof Element child) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** The first child element of a name. */
    public Optional<Element> first(Name wanted) {
        for (Object node : nodes) {
            if (node instanceof Element child && child.name.equals(wanted)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Whether there is a child element of a name. */
    public boolean has(Name wanted) {
        return first(wanted).isPresent();
    }

    /** The text directly inside this element, without that of its children. */
    public String text() {
        if (nodes.length == 1 && nodes[0] instanceof String only) {
            return only;
        }
        StringBuilder text = new StringBuilder();
        for (Object node : nodes) {
            if (node instanceof String piece) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    /** The text of the first child of a name, or the empty string. */
    public String textOf(Name child) {
        return first(child).map(Element::text).orElse("");
    }

    /** Whether there are neither children nor text. */
    public boolean isEmpty() {
        return nodes.length == 0;
    }

    /** The mixed content for the writer: elements and strings. The array is not to be changed. */
    Object[] nodes() {
        return nodes;
    }

    /** A builder that starts as a copy of this element. */
    public Builder toBuilder() {
        Builder copy = new Builder(name);
        copy.attributes.addAll(List.of(attributes));
        copy.nodes.addAll(List.of(nodes));
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Element that
                        && name.equals(that.name)
                        && Arrays.equals(attributes, that.attributes)
                        && Arrays.equals(nodes, that.nodes));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The element as XML text. */
    @Override
    public String toString() {
        return ElementWriter.toText(this);
    }

    /** Collects the attributes and content of an {@link Element}. Not thread-safe. */
    public static final class Builder {
        private final Name name;
        private final List<String> attributes = new ArrayList<>();
        private final List<Object> nodes = new ArrayList<>();

        private Builder(Name name) {
            this.name = name;
        }

        /** Sets an attribute, replacing an earlier value. */
        public Builder attribute(String attribute, String value) {
            for (int i = 0; i < attributes.size(); i += 2) {
                if (attributes.get(i).equals(attribute)) {
                    attributes.set(i + 1, value);
                    return this;
                }
            }
            attributes.add(attribute);
            attributes.add(value);
            return this;
        }

        /** Sets an attribute when there is a value. */
        public Builder attribute(String attribute, Optional<?> value) {
            value.ifPresent(present -> attribute(attribute, present.toString()));
            return this;
        }

        /** Removes an attribute if it is there. */
        public Builder withoutAttribute(String attribute) {
            for (int i = 0; i < attributes.size(); i += 2) {
                if (attributes.get(i).equals(attribute)) {
                    attributes.subList(i, i + 2).clear();
                    return this;
                }
            }
            return this;
        }

        /** Appends a child element. */
        public Builder add(Element child) {
            nodes.add(child);
            return this;
        }

        /** Appends a child element when there is one. */
        public Builder add(Optional<Element> child) {
            child.ifPresent(nodes::add);
            return this;
        }

        /** Appends child elements. */
        public Builder addAll(Iterable<Element> children) {
            children.forEach(nodes::add);
            return this;
        }

        /** Appends a child that holds text alone. */
        public Builder add(Name child, String text) {
            return add(Element.text(child, text));
        }

        /** Appends text. */
        public Builder text(String text) {
            if (!text.isEmpty()) {
                nodes.add(text);
            }
            return this;
        }

        /** Removes every child element of a name. */
        public Builder without(Name child) {
            nodes.removeIf(node -> node instanceof Element element && element.is(child));
            return this;
        }

        /** The element. */
        public Element build() {
            return new Element(
                    name,
                    attributes.isEmpty() ? NO_ATTRIBUTES : attributes.toArray(String[]::new),
                    nodes.isEmpty() ? NO_NODES : nodes.toArray());
        }
    }
}
