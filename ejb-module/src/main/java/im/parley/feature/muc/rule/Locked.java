package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.store.room.Affiliation;
import im.parley.wire.stanza.Refusal;

/** XEP-0045 section 7.2.10: until it is configured for the first time a room exists for its creator alone. */
final class Locked implements Rule {
    @Override
    public void admit(Room room, Entry entry) {
        if (room.locked() && entry.affiliation() != Affiliation.OWNER) {
            throw new Refusal(Muc.NOT_FOUND);
        }
    }
}
