package im.parley.feature.muc.room;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do during a visit to a room (XEP-0045 section 5.1), the least first. */
public enum Role {
    NONE,
    VISITOR,
    PARTICIPANT,
    MODERATOR;

    private final String attribute = name().toLowerCase(Locale.ROOT);

    /** The word of the protocol. */
    public String attribute() {
        return attribute;
    }

    /** The role of a word. */
    public static Optional<Role> of(String attribute) {
        for (Role role : values()) {
            if (role.attribute.equals(attribute)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** Whether this is that one or more. */
    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
