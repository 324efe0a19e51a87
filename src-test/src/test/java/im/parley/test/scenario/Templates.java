package im.parley.test.scenario;

import im.parley.test.client.XmlFeed;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** Reads the XML that a play expects. {@code ...} in a tag allows more attributes, inside an element more content. */
final class Templates {
    /** The attribute that stands for {@code ...} in a tag. */
    static final String MORE_ATTRIBUTES = "parley-test-more";
    /** The text that stands for more content. */
    static final String MORE_CONTENT = "...";

    private static final Pattern DOTS_IN_TAG = Pattern.compile("\\s\\.\\.\\.(\\s*/?>)");
    private static final Pattern STREAM_TAG = Pattern.compile("<stream:stream\\b([^>]*?)/?>");
    private static final String STREAM_END = "</stream:stream>";

    private Templates() {}

    static List<Expectation> read(String text) throws XMLStreamException {
        List<Expectation> all = new ArrayList<>();
        boolean closes = text.contains(STREAM_END);
        String xml = DOTS_IN_TAG.matcher(text.replace(STREAM_END, "")).replaceAll(" " + MORE_ATTRIBUTES + "='' $1");
        for (Element element : XmlFeed.elements(STREAM_TAG.matcher(xml).replaceAll("<stream:stream$1/>"))) {
            boolean header = element.name().local().equals("stream");
            all.add(header ? new Expectation.Opening(element) : new Expectation.Arrival(element));
        }
        if (closes) {
            all.add(new Expectation.Closing());
        }
        if (all.isEmpty()) {
            throw new XMLStreamException("an element was expected");
        }
        return all;
    }

    static String show(Element template) {
        return template.toString().replace(" " + MORE_ATTRIBUTES + "=''", " ...");
    }
}
