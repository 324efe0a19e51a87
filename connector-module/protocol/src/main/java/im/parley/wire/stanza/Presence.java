package im.parley.wire.stanza;

import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Locale;
import java.util.Optional;

/**
 * A presence, RFC 6121 section 4.
 *
 * @param header the common attributes
 * @param type the type; {@link Type#AVAILABLE} when the attribute is absent
 * @param content the children
 */
public record Presence(Header header, Type type, Content content) implements Stanza {
    /** The {@code <priority/>} child. */
    public static final Name PRIORITY = Name.of(Namespaces.CLIENT, "priority");
    /** The {@code <show/>} child. */
    public static final Name SHOW = Name.of(Namespaces.CLIENT, "show");
    /** The {@code <status/>} child. */
    public static final Name STATUS = Name.of(Namespaces.CLIENT, "status");

    /** The types of RFC 6121 section 4.7.1, and {@link #AVAILABLE} for the absent one. */
    public enum Type {
        AVAILABLE,
        UNAVAILABLE,
        SUBSCRIBE,
        SUBSCRIBED,
        UNSUBSCRIBE,
        UNSUBSCRIBED,
        PROBE,
        ERROR;

        private final String attribute = name().toLowerCase(Locale.ROOT);

        /** The type for an attribute value; empty for one that RFC 6121 does not define. */
        public static Optional<Type> of(String attribute) {
            if (attribute.isEmpty()) {
                return Optional.of(AVAILABLE);
            }
            for (Type type : values()) {
                if (type != AVAILABLE && type.attribute.equals(attribute)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }

        /** Whether this is one of the four types that manage subscriptions (RFC 6121 section 3). */
        public boolean isSubscription() {
            return this == SUBSCRIBE || this == SUBSCRIBED || this == UNSUBSCRIBE || this == UNSUBSCRIBED;
        }
    }

    /** A presence without addresses, from its type and children. */
    public static Presence of(Type type, Element... children) {
        return new Presence(Header.EMPTY, type, Content.of(children));
    }

    /**
     * The priority, RFC 6121 section 4.7.2.3: an integer from -128 to 127, 0 when absent. Text that is no such number
     * counts as 0; a stream rejects it before it gets here.
     */
    public int priority() {
        return content.first(PRIORITY).map(element -> number(element.text())).orElse(0);
    }

    private static int number(String text) {
        try {
            return Byte.parseByte(text.strip());
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    @Override
    public String typeAttribute() {
        return type == Type.AVAILABLE ? "" : type.attribute;
    }

    @Override
    public Presence with(Header newHeader) {
        return new Presence(newHeader, type, content);
    }

    @Override
    public Presence with(Content newContent) {
        return new Presence(header, type, newContent);
    }

    @Override
    public Presence withFrom(Jid from) {
        return with(header.withFrom(from));
    }

    @Override
    public Presence withTo(Jid to) {
        return with(header.withTo(to));
    }

    @Override
    public boolean isError() {
        return type == Type.ERROR;
    }

    @Override
    public Presence errorReply(StanzaError error) {
        return new Presence(
                new Header(header.to(), header.from(), header.id(), ""), Type.ERROR, content.plus(error.toElement()));
    }
}
