package im.parley.wire.xml;

import java.nio.charset.StandardCharsets;

/**
 * Writes elements as XML. The content namespace of the stream ({@link Namespaces#CLIENT} in the tree) is the default
 * namespace around them, so children in it are written without a declaration and stand in any kind of stream.
 */
public final class ElementWriter {
    private static final String XML_PREFIX = '{' + Namespaces.XML + '}';

    private ElementWriter() {}

    /** The elements one after the other as UTF-8, to stand inside a stanza. */
    public static byte[] toBytes(Element... elements) {
        XmlBytes out = new XmlBytes(256);
        for (Element element : elements) {
            write(out, element, Namespaces.CLIENT);
        }
        return out.toByteArray();
    }

    /** The element as text that stands alone: its namespace is declared, whatever it is. */
    public static String toText(Element element) {
        XmlBytes out = new XmlBytes(128);
        write(out, element, "");
        return new String(out.array(), 0, out.length(), StandardCharsets.UTF_8);
    }

    /** Adds an element that stands where {@code defaultNamespace} is the default namespace. */
    public static void write(XmlBytes out, Element element, String defaultNamespace) {
        Name name = element.name();
        out.markup("<").markup(name.local());
        if (!name.namespace().equals(defaultNamespace)) {
            out.attribute("xmlns", name.namespace());
        }
        rest(out, element, name.local(), name.namespace());
    }

    /**
     * Adds an element whose namespace is bound to a prefix around it, as {@code stream} is on a stream.
     *
     * @param prefix the prefix with its colon
     * @param defaultNamespace the default namespace around it
     */
    public static void writePrefixed(XmlBytes out, String prefix, Element element, String defaultNamespace) {
        String tag = prefix + element.name().local();
        out.markup("<").markup(tag);
        rest(out, element, tag, defaultNamespace);
    }

    /** Adds an element that has a prefix and declares it, and stands where there is no default namespace. */
    public static void writeAlone(XmlBytes out, String prefix, Element element) {
        String tag = prefix + ':' + element.name().local();
        out.markup("<").markup(tag).attribute("xmlns:" + prefix, element.name().namespace());
        rest(out, element, tag, "");
    }

    private static void rest(XmlBytes out, Element element, String tag, String defaultNamespace) {
        attributes(out, element);
        Object[] nodes = element.nodes();
        if (nodes.length == 0) {
            out.markup("/>");
            return;
        }
        out.markup(">");
        for (Object node : nodes) {
            if (node instanceof Element child) {
                write(out, child, defaultNamespace);
            } else {
                out.text((String) node);
            }
        }
        out.markup("</").markup(tag).markup(">");
    }

    private static void attributes(XmlBytes out, Element element) {
        int foreign = 0;
        for (int i = 0; i < element.attributeCount(); i++) {
            String attribute = element.attributeName(i);
            String value = element.attributeValue(i);
            if (attribute.charAt(0) != '{') {
                out.attribute(attribute, value);
            } else if (attribute.startsWith(XML_PREFIX)) {
                out.attribute("xml:" + attribute.substring(XML_PREFIX.length()), value);
            } else {
                int end = attribute.indexOf('}');
                String prefix = "ns" + foreign++;
                out.attribute("xmlns:" + prefix, attribute.substring(1, end));
                out.attribute(prefix + ':' + attribute.substring(end + 1), value);
            }
        }
    }

    /** Appends character data; in an attribute also quotes and white space that a parser would normalise. */
    public static void escape(StringBuilder out, String text, boolean inAttribute) {
        XmlBytes escaped = new XmlBytes(text.length() + 16);
        if (inAttribute) {
            escaped.value(text);
        } else {
            escaped.text(text);
        }
        out.append(new String(escaped.array(), 0, escaped.length(), StandardCharsets.UTF_8));
    }
}
