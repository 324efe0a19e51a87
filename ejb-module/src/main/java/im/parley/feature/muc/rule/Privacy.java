package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Announcements;
import im.parley.feature.muc.room.Anonymity;
import im.parley.feature.muc.room.Configuration;
import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Foremost;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Status;
import im.parley.feature.muc.room.Whispers;
import java.util.List;

/** XEP-0045 sections 7.2.3, 7.2.12 and 10.2.1: who sees what, and that occupants are told so. */
final class Privacy implements Rule {
    static final Field<Boolean> LOGGED =
            Field.flag("muc#roomconfig_enablelogging", "Enable Public Logging?", false);

    @Override
    public List<Field<?>> fields() {
        return List.of(
                Anonymity.WHOIS,
                Whispers.WHO,
                Announcements.BROADCAST,
                Announcements.FILTERED,
                Announcements.SHOWN,
                Foremost.LOGIC,
                LOGGED);
    }

    @Override
    public void admit(Room room, Entry entry) {
        if (Anonymity.open(room)) {
            entry.codes().add(Status.ADDRESSES_SHOWN);
        }
        if (room.get(LOGGED)) {
            entry.codes().add(Status.LOGGED);
        }
    }

    @Override
    public void seated(Room room, Occupant occupant) {
        Foremost.choose(room, occupant);
    }

    @Override
    public void configured(Room room, Configuration before) {
        room.occupants().all().forEach(occupant -> Foremost.choose(room, occupant));
        if (!room.get(LOGGED).equals(before.get(LOGGED))) {
            room.note(room.get(LOGGED) ? Status.LOGGED : Status.NOT_LOGGED);
        }
        if (room.get(Anonymity.WHOIS) != before.get(Anonymity.WHOIS)) {
            room.note(Anonymity.open(room) ? Status.NON_ANONYMOUS : Status.SEMI_ANONYMOUS);
        }
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(Anonymity.open(room), "muc_nonanonymous", "muc_semianonymous");
    }
}
