package im.parley.wire.stream;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Locale;
import java.util.Optional;

/**
 * An error that ends a stream, RFC 6120 section 4.9.
 *
 * @param condition the defined condition
 * @param text a line for a person, or empty; with {@code see-other-host} the host (section 4.9.3.19)
 * @param application an application-specific condition
 */
public record StreamError(Condition condition, String text, Optional<Element> application) {
    private static final Name ERROR = Name.of(Namespaces.STREAMS, "error");
    private static final Name TEXT = Name.of(Namespaces.STREAM_ERRORS, "text");

    /** The defined conditions of RFC 6120 section 4.9.3. */
    public enum Condition {
        BAD_FORMAT,
        BAD_NAMESPACE_PREFIX,
        CONFLICT,
        CONNECTION_TIMEOUT,
        HOST_GONE,
        HOST_UNKNOWN,
        IMPROPER_ADDRESSING,
        INTERNAL_SERVER_ERROR,
        INVALID_FROM,
        INVALID_NAMESPACE,
        INVALID_XML,
        NOT_AUTHORIZED,
        NOT_WELL_FORMED,
        POLICY_VIOLATION,
        REMOTE_CONNECTION_FAILED,
        RESET,
        RESOURCE_CONSTRAINT,
        RESTRICTED_XML,
        SEE_OTHER_HOST,
        SYSTEM_SHUTDOWN,
        UNDEFINED_CONDITION,
        UNSUPPORTED_ENCODING,
        UNSUPPORTED_FEATURE,
        UNSUPPORTED_STANZA_TYPE,
        UNSUPPORTED_VERSION;

        private final Name name =
                Name.of(Namespaces.STREAM_ERRORS, name().toLowerCase(Locale.ROOT).replace('_', '-'));

        /** The condition of an element name; empty for one that RFC 6120 does not define. */
        static Optional<Condition> of(Name elementName) {
            for (Condition condition : values()) {
                if (condition.name.equals(elementName)) {
                    return Optional.of(condition);
                }
            }
            return Optional.empty();
        }

        /** The element name of the condition. */
        public Name elementName() {
            return name;
        }
    }

    /** Reads a {@code <stream:error/>}; a condition that is unknown or missing is {@code undefined-condition}. */
    public static StreamError from(Element error) {
        Condition condition = Condition.UNDEFINED_CONDITION;
        Optional<Element> application = Optional.empty();
        for (Element child : error.elements()) {
            if (!child.name().namespace().equals(Namespaces.STREAM_ERRORS)) {
                application = Optional.of(child);
            } else if (!child.is(TEXT)) {
                condition = Condition.of(child.name()).orElse(condition);
            }
        }
        String text = condition == Condition.SEE_OTHER_HOST ? error.textOf(condition.name) : error.textOf(TEXT);
        return new StreamError(condition, text, application);
    }

    /** An error with a condition alone. */
    public static StreamError of(Condition condition) {
        return new StreamError(condition, "", Optional.empty());
    }

    /** An error with a line for a person. */
    public static StreamError of(Condition condition, String text) {
        return new StreamError(condition, text, Optional.empty());
    }

    /** The {@code <stream:error/>} element. */
    public Element toElement() {
        boolean place = condition == Condition.SEE_OTHER_HOST;
        Element.Builder error = Element.build(ERROR)
                .add(place ? Element.text(condition.name, text) : Element.of(condition.name));
        if (!text.isEmpty() && !place) {
            error.add(Element.build(TEXT).attribute(Namespaces.XML_LANG, "en").text(text).build());
        }
        return error.add(application).build();
    }
}
