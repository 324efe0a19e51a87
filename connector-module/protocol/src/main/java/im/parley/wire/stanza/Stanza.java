package im.parley.wire.stanza;

import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Optional;

/** A message, presence or IQ, RFC 6120 section 8. Immutable; the {@code with} methods share the content. */
public sealed interface Stanza extends FirstLevel permits Message, Presence, Iq {

    /** The attributes that all stanzas share. */
    Header header();

    /** The children; their encoded bytes are made once, however often the stanza is sent. */
    Content content();

    /** The value of the {@code type} attribute; empty when it is the default and is not written. */
    String typeAttribute();

    /** The same stanza with another header. */
    Stanza with(Header header);

    /** The same stanza with other children. */
    Stanza with(Content content);

    /** The sender. */
    default Optional<Jid> from() {
        return Optional.ofNullable(header().from());
    }

    /** The receiver. */
    default Optional<Jid> to() {
        return Optional.ofNullable(header().to());
    }

    /** The identifier, or the empty string. */
    default String id() {
        return header().id();
    }

    /** {@code xml:lang}, or the empty string. */
    default String lang() {
        return header().lang();
    }

    /** The first child of a name. */
    default Optional<Element> child(Name name) {
        return content().first(name);
    }

    /** Whether there is a child of a name. */
    default boolean has(Name name) {
        return content().has(name);
    }

    /** Whether this stanza is of type {@code error}, which must never be answered with an error. */
    boolean isError();

    /** The same stanza from another sender. */
    default Stanza withFrom(Jid from) {
        return with(header().withFrom(from));
    }

    /** The same stanza to another receiver. */
    default Stanza withTo(Jid to) {
        return with(header().withTo(to));
    }

    /**
     * The error answer: addresses swapped, id kept, the original children before the error as RFC 6120 section 8.3.1
     * allows.
     */
    Stanza errorReply(StanzaError error);
}
