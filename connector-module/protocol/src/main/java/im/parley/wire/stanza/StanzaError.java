package im.parley.wire.stanza;

import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Locale;
import java.util.Optional;

/**
 * A stanza error, RFC 6120 section 8.3.
 *
 * @param type what the sender may do about it
 * @param condition the defined condition
 * @param text a line for a person, or empty
 * @param application an application-specific condition
 * @param address where what was asked for is now, of {@code <gone/>} and {@code <redirect/>}; or empty
 */
public record StanzaError(
        Type type, Condition condition, String text, Optional<Element> application, String address) {
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");
    private static final Name TEXT = Name.of(Namespaces.STANZA_ERRORS, "text");

    /** What the sender may do, RFC 6120 section 8.3.2. */
    public enum Type {
        AUTH,
        CANCEL,
        CONTINUE,
        MODIFY,
        WAIT;

        private final String attribute = name().toLowerCase(Locale.ROOT);
    }

    /** The defined conditions of RFC 6120 section 8.3.3 with the type each has unless said otherwise. */
    public enum Condition {
        BAD_REQUEST(Type.MODIFY),
        CONFLICT(Type.CANCEL),
        FEATURE_NOT_IMPLEMENTED(Type.CANCEL),
        FORBIDDEN(Type.AUTH),
        GONE(Type.CANCEL),
        INTERNAL_SERVER_ERROR(Type.CANCEL),
        ITEM_NOT_FOUND(Type.CANCEL),
        JID_MALFORMED(Type.MODIFY),
        NOT_ACCEPTABLE(Type.MODIFY),
        NOT_ALLOWED(Type.CANCEL),
        NOT_AUTHORIZED(Type.AUTH),
        POLICY_VIOLATION(Type.MODIFY),
        RECIPIENT_UNAVAILABLE(Type.WAIT),
        REDIRECT(Type.MODIFY),
        REGISTRATION_REQUIRED(Type.AUTH),
        REMOTE_SERVER_NOT_FOUND(Type.CANCEL),
        REMOTE_SERVER_TIMEOUT(Type.WAIT),
        RESOURCE_CONSTRAINT(Type.WAIT),
        SERVICE_UNAVAILABLE(Type.CANCEL),
        SUBSCRIPTION_REQUIRED(Type.AUTH),
        UNDEFINED_CONDITION(Type.CANCEL),
        UNEXPECTED_REQUEST(Type.WAIT);

        private final Type usualType;
        private final Name name =
                Name.of(Namespaces.STANZA_ERRORS, name().toLowerCase(Locale.ROOT).replace('_', '-'));

        Condition(Type usualType) {
            this.usualType = usualType;
        }

        /** The element name of the condition. */
        public Name elementName() {
            return name;
        }

        /** An error of this condition, with its usual type and no text. */
        public StanzaError error() {
            return new StanzaError(usualType, this, "", Optional.empty(), "");
        }

        /** An error of this condition with a line for a person. */
        public StanzaError because(String text) {
            return new StanzaError(usualType, this, text, Optional.empty(), "");
        }
    }

    /** The same error with another type. */
    public StanzaError as(Type other) {
        return new StanzaError(other, condition, text, application, address);
    }

    /** The same error with an application-specific condition. */
    public StanzaError with(Element specific) {
        return new StanzaError(type, condition, text, Optional.of(specific), address);
    }

    /** The same error with an address (RFC 6120 sections 8.3.3.5 and 8.3.3.14). */
    public StanzaError at(String uri) {
        return new StanzaError(type, condition, text, application, uri);
    }

    /** The {@code <error/>} child of a stanza. */
    public Element toElement() {
        return toElement(Optional.empty());
    }

    /** The {@code <error/>} child of a stanza that names who reports it. */
    public Element toElement(Optional<Jid> by) {
        Element.Builder error = Element.build(ERROR)
                .attribute("type", type.attribute)
                .attribute("by", by)
                .add(address.isEmpty()
                        ? Element.of(condition.elementName())
                        : Element.text(condition.elementName(), address));
        if (!text.isEmpty()) {
            error.add(Element.build(TEXT).attribute(Namespaces.XML_LANG, "en").text(text).build());
        }
        return error.add(application).build();
    }
}
