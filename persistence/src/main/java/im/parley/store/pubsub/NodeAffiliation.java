package im.parley.store.pubsub;

import java.util.Locale;
import java.util.Optional;

/** How somebody is affiliated with a node (XEP-0060 section 4.1). */
public enum NodeAffiliation {
    OWNER,
    PUBLISHER,
    PUBLISH_ONLY,
    MEMBER,
    NONE,
    OUTCAST;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The word of the protocol and of the database. */
    public String word() {
        return word;
    }

    /** The affiliation of a word; nothing when it is none. */
    public static Optional<NodeAffiliation> of(String word) {
        for (NodeAffiliation affiliation : values()) {
            if (affiliation.word.equals(word)) {
                return Optional.of(affiliation);
            }
        }
        return Optional.empty();
    }
}
