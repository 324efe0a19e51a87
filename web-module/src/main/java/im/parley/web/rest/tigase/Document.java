package im.parley.web.rest.tigase;

import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goes over the wire, as JSON or as XML: a name, and below it maps, lists and texts. In XML the entries of a list
 * {@code items} are elements {@code item}.
 *
 * @param root the name of the whole
 * @param content what stands below it
 */
public record Document(String root, Map<String, Object> content) {
    private static final String ITEM = "item";
    private static final String ENTRY = "entry";
    /** Its children have its name before theirs, as {@code pubsub#node_type}, which is no name in XML. */
    private static final String PREFIX = "prefix";

    /** The document of an element. */
    static Document of(Element element) {
        return new Document(element.name().local(), children(element));
    }

    private static Map<String, Object> children(Element element) {
        Map<String, Object> children = new LinkedHashMap<>();
        for (Element child : element.elements()) {
            String name = child.name().local();
            if (child.attribute(PREFIX, "").equals("true")) {
                children(child).forEach((below, value) -> children.merge(name + '#' + below, value, Document::both));
            } else {
                children.merge(name, value(child), Document::both);
            }
        }
        return children;
    }

    /** What is to be published stays what it is. */
    private static Object value(Element child) {
        if (child.elements().isEmpty()) {
            return child.text();
        }
        return child.name().local().equals(ENTRY) ? ElementText.write(child.elements().getFirst()) : children(child);
    }

    private static Object both(Object one, Object other) {
        List<Object> all = new ArrayList<>(one instanceof List<?> list ? list : List.of(one));
        all.add(other);
        return all;
    }

    /** The text of a field, if it has one. */
    Optional<String> text(String field) {
        return switch (content.get(field)) {
            case String text -> Optional.of(text);
            case Number number -> Optional.of(number.toString());
            case Boolean flag -> Optional.of(flag.toString());
            case null, default -> Optional.empty();
        };
    }

    /** Goes on if this is the document that is expected. */
    Document require(String wanted) {
        if (!root.equals(wanted)) {
            throw new Refused(Problem.of(400, "the document is a '" + wanted + "'"));
        }
        return this;
    }

    /** As XML. */
    String xml() {
        return ElementText.write(element(root, below()));
    }

    /** What stands below the name: the content, or a list alone that has that name itself. */
    Object below() {
        return content.size() == 1 && content.get(root) instanceof List<?> list ? list : content;
    }

    private static Element element(String name, Object value) {
        Element.Builder element = Element.build(Name.of("", name));
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, below) -> element.addAll(elements(key.toString(), below)));
            case List<?> list -> list.forEach(item -> element.add(element(ITEM, item)));
            default -> element.text(value.toString());
        }
        return element.build();
    }

    private static List<Element> elements(String name, Object value) {
        return List.of(element(name, value));
    }
}
