package im.parley.store.room;

import java.util.Locale;
import java.util.Optional;

/** How a user is lastingly connected with a room (XEP-0045 section 5.2), the least first. */
public enum Affiliation {
    OUTCAST,
    NONE,
    MEMBER,
    ADMIN,
    OWNER;

    private final String attribute = name().toLowerCase(Locale.ROOT);

    /** The word of the protocol. */
    public String attribute() {
        return attribute;
    }

    /** The affiliation of a word. */
    public static Optional<Affiliation> of(String attribute) {
        for (Affiliation affiliation : values()) {
            if (affiliation.attribute.equals(attribute)) {
                return Optional.of(affiliation);
            }
        }
        return Optional.empty();
    }

    /** Whether this is that one or more. */
    public boolean isAtLeast(Affiliation other) {
        return compareTo(other) >= 0;
    }
}
