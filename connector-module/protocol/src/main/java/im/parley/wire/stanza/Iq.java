package im.parley.wire.stanza;

import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import java.util.Locale;
import java.util.Optional;

/**
 * An info/query, RFC 6120 section 8.2.3. A request has exactly one child; the reader rejects others.
 *
 * @param header the common attributes; the id is never empty
 * @param type the type
 * @param content the children
 */
public record Iq(Header header, Type type, Content content) implements Stanza {

    /** The types of RFC 6120 section 8.2.3. */
    public enum Type {
        GET,
        SET,
        RESULT,
        ERROR;

        private final String attribute = name().toLowerCase(Locale.ROOT);

        /** The type for an attribute value; empty for one that RFC 6120 does not define. */
        public static Optional<Type> of(String attribute) {
            for (Type type : values()) {
                if (type.attribute.equals(attribute)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    /** A request without addresses. */
    public static Iq request(Type type, String id, Element payload) {
        return new Iq(Header.EMPTY.withId(id), type, Content.of(payload));
    }

    /** Whether this asks for an answer: type get or set. */
    public boolean isRequest() {
        return type == Type.GET || type == Type.SET;
    }

    /** The payload: the first child. */
    public Optional<Element> payload() {
        return content.first();
    }

    /** The answer without a payload. */
    public Iq result() {
        return new Iq(new Header(header.to(), header.from(), header.id(), ""), Type.RESULT, Content.EMPTY);
    }

    /** The answer with a payload. */
    public Iq result(Element payload) {
        return result().with(Content.of(payload));
    }

    @Override
    public String typeAttribute() {
        return type.attribute;
    }

    @Override
    public Iq with(Header newHeader) {
        return new Iq(newHeader, type, content);
    }

    @Override
    public Iq with(Content newContent) {
        return new Iq(header, type, newContent);
    }

    @Override
    public Iq withFrom(Jid from) {
        return with(header.withFrom(from));
    }

    @Override
    public Iq withTo(Jid to) {
        return with(header.withTo(to));
    }

    @Override
    public boolean isError() {
        return type == Type.ERROR;
    }

    @Override
    public Iq errorReply(StanzaError error) {
        return new Iq(
                new Header(header.to(), header.from(), header.id(), ""), Type.ERROR, content.plus(error.toElement()));
    }
}
