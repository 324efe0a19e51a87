package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Configuration;
import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Item;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Standing;
import im.parley.feature.muc.room.Status;
import im.parley.store.room.Affiliation;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.List;

/** XEP-0045 section 7.2.6: into a members-only room come members alone. */
final class MembersOnly implements Rule {
    private static final StanzaError NOT_A_MEMBER = Condition.REGISTRATION_REQUIRED.error();

    @Override
    public List<Field<?>> fields() {
        return List.of(Standing.MEMBERS_ONLY);
    }

    @Override
    public void admit(Room room, Entry entry) {
        if (room.get(Standing.MEMBERS_ONLY) && !entry.affiliation().isAtLeast(Affiliation.MEMBER)) {
            throw new Refusal(NOT_A_MEMBER);
        }
    }

    /** Section 10.2: who is no member leaves when the room becomes members-only. */
    @Override
    public void configured(Room room, Configuration before) {
        if (!room.get(Standing.MEMBERS_ONLY) || before.get(Standing.MEMBERS_ONLY)) {
            return;
        }
        for (Occupant occupant : List.copyOf(room.occupants().all())) {
            if (!room.affiliations().of(occupant.user()).isAtLeast(Affiliation.MEMBER)) {
                Standing.expel(room, occupant, Status.MEMBERS_ONLY, Item.Cause.NONE);
            }
        }
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(room.get(Standing.MEMBERS_ONLY), "muc_membersonly", "muc_open");
    }
}
