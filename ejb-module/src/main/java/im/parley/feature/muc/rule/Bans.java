package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.store.room.Affiliation;
import im.parley.wire.stanza.Refusal;

/** XEP-0045 section 7.2.7: who is banned does not come in. */
final class Bans implements Rule {
    @Override
    public void admit(Room room, Entry entry) {
        if (entry.affiliation() == Affiliation.OUTCAST) {
            throw new Refusal(Muc.FORBIDDEN);
        }
    }
}
