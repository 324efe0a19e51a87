package im.parley.wire.stanza;

import im.parley.wire.addr.Jid;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that all stanzas share, RFC 6120 section 8.1. The absent address is {@code null} here, and only here,
 * because a header is made for every stanza; {@link Stanza} shows it as {@code Optional}.
 *
 * @param from the sender, or null
 * @param to the receiver, or null
 * @param id the identifier, or empty
 * @param lang {@code xml:lang}, or empty
 */
public record Header(@Nullable Jid from, @Nullable Jid to, String id, String lang) {
    /** No attributes at all. */
    public static final Header EMPTY = new Header(null, null, "", "");

    /** The same header with another value. */
    public Header withFrom(Jid newFrom) {
        return new Header(newFrom, to, id, lang);
    }

    /** The same header with another value. */
    public Header withTo(Jid newTo) {
        return new Header(from, newTo, id, lang);
    }

    /** The same header with another value. */
    public Header withId(String newId) {
        return new Header(from, to, newId, lang);
    }

    /** The same header with another value. */
    public Header withLang(String newLang) {
        return new Header(from, to, id, newLang);
    }
}
