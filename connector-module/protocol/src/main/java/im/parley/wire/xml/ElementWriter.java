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
        StringBuilder out = new StringBuilder(256);
        for (Element element : elements) {
            write(out, element, Namespaces.CLIENT);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The element as text that stands alone: its namespace is declared, whatever it is. */
    public static String toText(Element element) {
        StringBuilder out = new StringBuilder(128);
        write(out, element, "");
        return out.toString();
    }

    private static void write(StringBuilder out, Element element, String defaultNamespace) {
        Name name = element.name();
        boolean streams = name.namespace().equals(Namespaces.STREAMS);
        out.append('<').append(streams ? "stream:" : "").append(name.local());
        String inner = streams ? defaultNamespace : name.namespace();
        if (!inner.equals(defaultNamespace)) {
            attribute(out, "xmlns", inner);
        }
        attributes(out, element);
        Object[] nodes = element.nodes();
        if (nodes.length == 0) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Object node : nodes) {
            if (node instanceof Element child) {
                write(out, child, inner);
            } else {
                escape(out, (String) node, false);
            }
        }
        out.append("</").append(streams ? "stream:" : "").append(name.local()).append('>');
    }

    private static void attributes(StringBuilder out, Element element) {
        int foreign = 0;
        for (int i = 0; i < element.attributeCount(); i++) {
            String attribute = element.attributeName(i);
            if (attribute.charAt(0) != '{') {
                attribute(out, attribute, element.attributeValue(i));
            } else if (attribute.startsWith(XML_PREFIX)) {
                attribute(out, "xml:" + attribute.substring(XML_PREFIX.length()), element.attributeValue(i));
            } else {
                int end = attribute.indexOf('}');
                String prefix = "ns" + foreign++;
                attribute(out, "xmlns:" + prefix, attribute.substring(1, end));
                attribute(out, prefix + ':' + attribute.substring(end + 1), element.attributeValue(i));
            }
        }
    }

    private static void attribute(StringBuilder out, String name, String value) {
        out.append(' ').append(name).append("='");
        escape(out, value, true);
        out.append('\'');
    }

    /** Appends character data; in an attribute also quotes and white space that a parser would normalise. */
    public static void escape(StringBuilder out, String text, boolean inAttribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#13;");
                case '\'' -> out.append(inAttribute ? "&apos;" : "'");
                case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
                case '\t' -> out.append(inAttribute ? "&#9;" : "\t");
                default -> out.append(c);
            }
        }
    }
}
