package im.parley.server.admin;

import im.parley.store.vhost.Vhost;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something that can be set for a domain. Values are lists of text in every surface, so that one table does for all.
 *
 * @param key the name in the REST interface and in the store
 * @param label the name in forms, as scripts for Tigase write it
 * @param kind what its values are
 * @param choices the values that there are, for {@link Kind#CHOICE}
 * @param reserved whether only administrators of the installation may change it
 * @param read the values as they are
 * @param change the domain with other values; throws {@link Rejected} when they are none
 */
public record DomainSetting(
        String key,
        String label,
        Kind kind,
        List<String> choices,
        boolean reserved,
        Function<Vhost, List<String>> read,
        BiFunction<Vhost, List<String>, Vhost> change) {
    /** What values are. */
    public enum Kind {
        /** {@code true} or {@code false}. */
        FLAG,
        /** A whole number, not below 0. */
        NUMBER,
        /** Several of them, or none. */
        NUMBERS,
        /** A text, or none. */
        TEXT,
        /** A text that is not shown. */
        SECRET,
        /** Several words, or none. */
        WORDS,
        /** An address, or none. */
        ADDRESS,
        /** Several addresses, or none. */
        ADDRESSES,
        /** One of the choices. */
        CHOICE
    }

    /** Whether there may be several values. */
    public boolean several() {
        return switch (kind) {
            case NUMBERS, WORDS, ADDRESSES -> true;
            case FLAG, NUMBER, TEXT, SECRET, ADDRESS, CHOICE -> false;
        };
    }

    /** The same setting, kept for administrators of the installation. */
    DomainSetting asReserved() {
        return new DomainSetting(key, label, kind, choices, true, read, change);
    }
}
