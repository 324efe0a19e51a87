package im.parley.test.scenario;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what came with a template: the same name in the same namespace, exactly the attributes given, exactly the
 * children given in any order, the same text; more only where the template has {@code ...}. The ids that archives give to
 * messages (XEP-0359) matter only where the template has one.
 */
final class Matching {
    private static final Name STANZA_ID = Name.of("urn:xmpp:sid:0", "stanza-id");

    private final Variables variables;

    Matching(Variables variables) {
        this.variables = variables;
    }

    /** Why it does not match; empty when it does, and then what the template captures is known to the variables. */
    Optional<String> mismatch(Element template, Element actual) {
        Map<String, String> captured = new HashMap<>();
        Optional<String> why = compare(template, actual, captured, template.name().local());
        if (why.isEmpty()) {
            variables.setAll(captured);
        }
        return why;
    }

    private Optional<String> compare(Element template, Element actual, Map<String, String> captured, String path) {
        if (!template.name().equals(actual.name())) {
            return Optional.of("expected an element " + template.name() + ", was " + actual.name());
        }
        return attributes(template, actual, captured, path)
                .or(() -> text(template, actual, captured, path))
                .or(() -> children(template, actual, captured, path));
    }

    private Optional<String> attributes(
            Element template, Element actual, Map<String, String> captured, String path) {
        for (int i = 0; i < template.attributeCount(); i++) {
            String name = template.attributeName(i);
            String wanted = template.attributeValue(i);
            Optional<String> value = actual.attribute(name);
            if (name.equals(Templates.MORE_ATTRIBUTES)) {
                continue;
            }
            if (value.isEmpty()) {
                return Optional.of(path + " has no attribute " + name);
            }
            if (!variables.matches(wanted, value.get(), captured)) {
                return Optional.of(path + "/@" + name + ": expected '" + wanted + "', was '" + value.get() + "'");
            }
        }
        for (int i = 0; i < actual.attributeCount(); i++) {
            String name = actual.attributeName(i);
            if (template.attribute(name).isEmpty() && template.attribute(Templates.MORE_ATTRIBUTES).isEmpty()) {
                return Optional.of(path + "/@" + name + ": nobody expected '" + actual.attributeValue(i) + "'");
            }
        }
        return Optional.empty();
    }

    private Optional<String> text(Element template, Element actual, Map<String, String> captured, String path) {
        String wanted = template.text();
        String text = actual.text();
        if (wanted.strip().equals(Templates.MORE_CONTENT)) {
            return Optional.empty();
        }
        boolean same = wanted.isBlank() ? text.isBlank() : variables.matches(wanted, text, captured);
        return same ? Optional.empty() : Optional.of(path + ": expected the text '" + wanted + "', was '" + text + "'");
    }

    private Optional<String> children(Element template, Element actual, Map<String, String> captured, String path) {
        List<Element> left = new ArrayList<>(actual.elements());
        Optional<String> why = assign(template.elements(), 0, left, captured, path);
        if (!template.has(STANZA_ID)) {
            left.removeIf(child -> child.is(STANZA_ID));
        }
        boolean more = template.text().strip().equals(Templates.MORE_CONTENT);
        if (why.isPresent() || more || left.isEmpty()) {
            return why;
        }
        return Optional.of(path + ": nobody expected " + left.getFirst());
    }

    /** Finds a child for each template from {@code index} on and takes it out of {@code left}; tries all ways. */
    private Optional<String> assign(
            List<Element> templates, int index, List<Element> left, Map<String, String> captured, String path) {
        if (index == templates.size()) {
            return Optional.empty();
        }
        Element template = templates.get(index);
        String inner = path + '/' + template.name().local();
        Optional<String> why = Optional.of(path + ": there is no " + Templates.show(template));
        for (int i = 0; i < left.size(); i++) {
            Map<String, String> attempt = new HashMap<>(captured);
            List<Element> rest = new ArrayList<>(left);
            Element candidate = rest.remove(i);
            if (!candidate.name().equals(template.name())) {
                continue;
            }
            Optional<String> failure = compare(template, candidate, attempt, inner)
                    .or(() -> assign(templates, index + 1, rest, attempt, path));
            if (failure.isEmpty()) {
                captured.putAll(attempt);
                left.clear();
                left.addAll(rest);
                return Optional.empty();
            }
            why = failure;
        }
        return why;
    }
}
