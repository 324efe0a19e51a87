package im.parley.feature.archive;

import im.parley.wire.addr.Jid;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whose messages an account wants in its archive, XEP-0441.
 *
 * @param byDefault for those who are in neither list
 * @param always whose messages are archived
 * @param never whose messages are not
 */
record Preferences(Default byDefault, Set<Jid> always, Set<Jid> never) {
    /** Everything is archived. */
    static final Preferences NONE = new Preferences(Default.ALWAYS, Set.of(), Set.of());

    /** Section 2.1.1. */
    enum Default {
        ALWAYS,
        NEVER,
        ROSTER;

        String attribute() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Default> of(String attribute) {
            for (Default some : values()) {
                if (some.attribute().equals(attribute)) {
                    return Optional.of(some);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Whether messages with that address are archived. Who is in both lists is not: to keep too little is the smaller
     * breach of trust.
     *
     * @param inRoster whether a bare address is in the roster of the account
     */
    boolean want(Jid peer, Predicate<Jid> inRoster) {
        if (isIn(never, peer)) {
            return false;
        }
        return isIn(always, peer)
                || switch (byDefault) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case ROSTER -> inRoster.test(peer.bare());
                };
    }

    /** Section 2.3.1. */
    private static boolean isIn(Set<Jid> listed, Jid peer) {
        return !listed.isEmpty() && (listed.contains(peer) || listed.contains(peer.bare()));
    }

    /** As it is stored: the default, then each address in a line behind a plus or minus sign. */
    String text() {
        StringBuilder text = new StringBuilder(byDefault.attribute());
        always.forEach(jid -> text.append("\n+").append(jid));
        never.forEach(jid -> text.append("\n-").append(jid));
        return text.toString();
    }

    /** Reads what {@link #text} has written. */
    static Preferences parse(String text) {
        Set<Jid> always = new LinkedHashSet<>();
        Set<Jid> never = new LinkedHashSet<>();
        String[] lines = text.split("\n");
        for (int i = 1; i < lines.length; i++) {
            Set<Jid> listed = lines[i].startsWith("+") ? always : never;
            Addresses.parse(lines[i].substring(1)).ifPresent(listed::add);
        }
        return new Preferences(Default.of(lines[0]).orElse(Default.ALWAYS), always, never);
    }
}
