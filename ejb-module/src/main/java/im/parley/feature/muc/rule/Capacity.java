package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Configuration;
import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.store.room.Affiliation;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.List;

/** XEP-0045 section 7.2.9: how many may be in the room, and with how many sessions each. */
final class Capacity implements Rule {
    /** No room takes more. */
    private static final int MOST = 100_000;
    /** For admins and owners there are places besides. */
    private static final int RESERVE = 100;

    private static final Field<Integer> USERS = Field.number(
            "muc#roomconfig_maxusers", "Maximum Number of Occupants", MOST, MOST, 10, 20, 50, 100, 500, 1000, 5000);
    private static final Field<Integer> RESOURCES = Field.number(
            "muc#roomconfig_maxresources", "Maximum Number of Sessions of One User", 20, 1000);
    private static final StanzaError FULL =
            Condition.SERVICE_UNAVAILABLE.because("the room is full").as(StanzaError.Type.WAIT);
    private static final StanzaError TOO_MANY_SESSIONS =
            Condition.RESOURCE_CONSTRAINT.because("you are in the room too often");

    @Override
    public List<Field<?>> fields() {
        return List.of(USERS, RESOURCES);
    }

    @Override
    public void check(Configuration wanted) {
        if (wanted.get(USERS) < 1 || wanted.get(RESOURCES) < 1) {
            throw Configuration.unacceptable("at least one must fit into a room");
        }
    }

    @Override
    public void admit(Room room, Entry entry) {
        if (room.occupants().of(entry.session()).isPresent()) {
            return;
        }
        List<Occupant> own = room.occupants().ofUser(entry.user());
        if (own.stream().mapToInt(occupant -> occupant.sessions().size()).sum() >= room.get(RESOURCES)) {
            throw new Refusal(TOO_MANY_SESSIONS);
        }
        boolean privileged = entry.affiliation().isAtLeast(Affiliation.ADMIN);
        int limit = room.get(USERS) + (privileged ? RESERVE : 0);
        boolean joinsItself = own.stream().anyMatch(occupant -> occupant.address().equals(entry.address()));
        if (!joinsItself && room.occupants().count() >= limit) {
            throw new Refusal(FULL);
        }
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.line(
                "muc#roominfo_occupants", "Number of occupants", Integer.toString(room.occupants().count()));
    }
}
