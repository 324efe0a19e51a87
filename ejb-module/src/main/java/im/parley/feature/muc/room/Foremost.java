package im.parley.feature.muc.room;

import java.util.Map;

/** Whose presence is shown when an occupant has several sessions. */
public final class Foremost {
    /** Which session it is. */
    public static final Field<Logic> LOGIC = Field.choice(
            "tigase#presence_delivery_logic",
            "Whose Presence is Shown if a User has Several Sessions?",
            Logic.PREFERE_PRIORITY,
            Logic.class,
            Map.of(Logic.PREFERE_PRIORITY, "That of the Highest Priority", Logic.PREFERE_LAST, "The Last One"));

    private Foremost() {}

    /** Which session it is, in the words of Tigase. */
    public enum Logic {
        PREFERE_PRIORITY,
        PREFERE_LAST
    }

    /** An occupant follows the logic of the room. */
    public static void choose(Room room, Occupant who) {
        who.latest(room.get(LOGIC) == Logic.PREFERE_LAST);
    }
}
