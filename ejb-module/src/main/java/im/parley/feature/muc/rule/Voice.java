package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Configuration;
import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Role;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Standing;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** XEP-0045 section 7.4: in a moderated room those with voice speak. What a moderator decided holds for the next visit. */
final class Voice implements Rule {
    /** More are not remembered; the oldest decision goes first. */
    private static final int MOST = 1000;

    private static final Room.Key<Map<Jid, Role>> DECIDED = new Room.Key<>(LinkedHashMap::new);

    @Override
    public List<Field<?>> fields() {
        return List.of(Standing.MODERATED);
    }

    @Override
    public Message speak(Room room, Occupant speaker, Message message) {
        if (!speaker.role().isAtLeast(Role.PARTICIPANT)) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        return message;
    }

    /** Section 5.1: roles should outlast a visit in moderated rooms. */
    @Override
    public void seated(Room room, Occupant occupant) {
        Role decided = room.get(DECIDED).get(occupant.user());
        boolean ordinary = !room.affiliations().of(occupant.user()).isAtLeast(Affiliation.ADMIN);
        if (decided != null && ordinary && room.get(Standing.MODERATED) && occupant.sessions().size() == 1) {
            Standing.begin(room, occupant, decided);
        }
    }

    @Override
    public void roleChanged(Room room, Occupant occupant) {
        Map<Jid, Role> decided = room.get(DECIDED);
        decided.remove(occupant.user());
        if (occupant.role() == Role.VISITOR || occupant.role() == Role.PARTICIPANT) {
            decided.put(occupant.user(), occupant.role());
        }
        if (decided.size() > MOST) {
            decided.remove(decided.keySet().iterator().next());
        }
    }

    /** In a room that is not moderated any more everybody may speak. */
    @Override
    public void configured(Room room, Configuration before) {
        if (before.get(Standing.MODERATED) && !room.get(Standing.MODERATED)) {
            room.get(DECIDED).clear();
            List.copyOf(room.occupants().all()).stream()
                    .filter(occupant -> occupant.role() == Role.VISITOR)
                    .forEach(occupant -> Standing.role(
                            room, occupant, Role.PARTICIPANT, im.parley.feature.muc.room.Item.Cause.NONE));
        }
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(room.get(Standing.MODERATED), "muc_moderated", "muc_unmoderated");
    }
}
