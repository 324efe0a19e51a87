package im.parley.wire.stanza;

import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Locale;

/**
 * A message, RFC 6121 section 5.
 *
 * @param header the common attributes
 * @param type the type; an absent or unknown one is {@link Type#NORMAL} (RFC 6121 section 5.2.2)
 * @param content the children
 */
public record Message(Header header, Type type, Content content) implements Stanza {
    /** The {@code <body/>} child. */
    public static final Name BODY = Name.of(Namespaces.CLIENT, "body");
    /** The {@code <subject/>} child. */
    public static final Name SUBJECT = Name.of(Namespaces.CLIENT, "subject");
    /** The {@code <thread/>} child. */
    public static final Name THREAD = Name.of(Namespaces.CLIENT, "thread");

    /** The types of RFC 6121 section 5.2.2. */
    public enum Type {
        CHAT,
        ERROR,
        GROUPCHAT,
        HEADLINE,
        NORMAL;

        private final String attribute = name().toLowerCase(Locale.ROOT);

        /** The type for an attribute value; {@link #NORMAL} for an unknown or empty one. */
        public static Type of(String attribute) {
            for (Type type : values()) {
                if (type.attribute.equals(attribute)) {
                    return type;
                }
            }
            return NORMAL;
        }
    }

    /** A message without a sender, from its receiver, type and children. */
    public static Message to(Jid to, Type type, Element... children) {
        return new Message(Header.EMPTY.withTo(to), type, Content.of(children));
    }

    /** The text of the body without regard to language, or the empty string. */
    public String body() {
        return content.first(BODY).map(Element::text).orElse("");
    }

    @Override
    public String typeAttribute() {
        return type == Type.NORMAL ? "" : type.attribute;
    }

    @Override
    public Message with(Header newHeader) {
        return new Message(newHeader, type, content);
    }

    @Override
    public Message with(Content newContent) {
        return new Message(header, type, newContent);
    }

    @Override
    public Message withFrom(Jid from) {
        return with(header.withFrom(from));
    }

    @Override
    public Message withTo(Jid to) {
        return with(header.withTo(to));
    }

    /** The same message with another identifier. */
    public Message withId(String id) {
        return with(header.withId(id));
    }

    @Override
    public boolean isError() {
        return type == Type.ERROR;
    }

    @Override
    public Message errorReply(StanzaError error) {
        return new Message(
                new Header(header.to(), header.from(), header.id(), ""), Type.ERROR, content.plus(error.toElement()));
    }
}
