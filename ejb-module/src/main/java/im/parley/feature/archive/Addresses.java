package im.parley.feature.archive;

import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import java.util.Optional;

/** Addresses that others wrote. */
final class Addresses {
    private Addresses() {}

    /** The address of a text; nothing when it is none. */
    static Optional<Jid> parse(String text) {
        try {
            return Optional.of(Jid.of(text.strip()));
        } catch (InvalidJid malformed) {
            return Optional.empty();
        }
    }

    /** Whether a text is that address, however it is written. */
    static boolean same(String text, String prepared) {
        return text.equals(prepared) || parse(text).map(Jid::toString).filter(prepared::equals).isPresent();
    }
}
