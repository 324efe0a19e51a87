package im.parley.feature.muc.room;

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

    private Anonymity() {}

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
