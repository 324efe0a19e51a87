package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * XEP-0045 section 14.6: nobody fills a room with comings and goings. Each of them costs as many stanzas as there are
 * occupants, so each user has some of them at once, and then one in each period.
 */
final class Floods implements Rule {
    private static final int REMEMBERED = 10_000;
    private static final StanzaError TOO_FAST =
            Condition.POLICY_VIOLATION.because("slower, please").as(StanzaError.Type.WAIT);
    private static final Room.Key<Map<Jid, Allowance>> OF_USERS = new Room.Key<>(Floods::table);

    private final int burst;
    private final long periodMillis;

    private record Allowance(double left, Instant at) {}

    /**
     * @param burst how many at once; 0 for any number
     * @param periodMillis after how long one more
     */
    Floods(int burst, long periodMillis) {
        this.burst = burst;
        this.periodMillis = periodMillis;
    }

    private static Map<Jid, Allowance> table() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Jid, Allowance> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    @Override
    public void admit(Room room, Entry entry) {
        spend(room, entry.user());
    }

    @Override
    public void present(Room room, Occupant occupant) {
        spend(room, occupant.user());
    }

    private void spend(Room room, Jid user) {
        if (burst == 0 || room.affiliations().of(user).isAtLeast(Affiliation.ADMIN)) {
            return;
        }
        Map<Jid, Allowance> all = room.get(OF_USERS);
        Instant now = room.now();
        Allowance known = all.getOrDefault(user, new Allowance(burst, now));
        double passed = (double) (now.toEpochMilli() - known.at().toEpochMilli()) / periodMillis;
        double left = Math.min(burst, known.left() + passed);
        if (left < 1) {
            all.put(user, new Allowance(left, now));
            throw new Refusal(TOO_FAST);
        }
        all.put(user, new Allowance(left - 1, now));
    }
}
