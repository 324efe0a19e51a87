package im.parley.feature.muc.room;

import im.parley.wire.stanza.Refusal;
import java.util.Map;

/** Who may see the real addresses of occupants (XEP-0045 sections 7.2.3 and 7.2.4). */
public final class Anonymity {
    /** Who may see them. */
    public static final Field<Seeing> WHOIS = Field.choice(
            "muc#roomconfig_whois",
            "Who May Discover Real JIDs?",
            Seeing.MODERATORS,
            Seeing.class,
            Map.of(Seeing.MODERATORS, "Moderators Only", Seeing.ANYONE, "Anyone"));

    /** How the same was called before there was {@link #WHOIS}; clients and files of Tigase have it still. */
    static final String LEGACY = "muc#roomconfig_anonymity";

    private Anonymity() {}

    /**
     * What the old word means: a word of {@link #WHOIS}.
     *
     * @throws Refusal when rooms cannot be so: moderators always see addresses
     */
    static String translated(String word) {
        return switch (word.strip()) {
            case "nonanonymous" -> "anyone";
            case "semianonymous" -> "moderators";
            default -> throw Configuration.unacceptable("rooms are nonanonymous or semianonymous");
        };
    }

    /** Who may see real addresses. */
    public enum Seeing {
        MODERATORS,
        ANYONE
    }

    /** Whether all may see real addresses. */
    public static boolean open(Room room) {
        return room.get(WHOIS) == Seeing.ANYONE;
    }

    /** Whether an occupant may see real addresses. */
    public static boolean sees(Room room, Occupant occupant) {
        return open(room) || occupant.role() == Role.MODERATOR;
    }
}
