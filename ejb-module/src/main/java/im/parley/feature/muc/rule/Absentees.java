package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Item;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Standing;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tigase's permanent occupants: members who have registered with the room to hear of what is said while they are not
 * there. Their accounts get it at the bare address, where no client receives it, and their devices are notified.
 */
public final class Absentees implements Rule {
    /** The field of the registration form. */
    static final String FIELD = "{http://tigase.org/protocol/muc}offline";

    private static final String FEATURE = "http://tigase.org/protocol/muc#offline";
    private static final String KEPT = "offline";
    private static final int MOST = 1000;
    private static final StanzaError TOO_MANY =
            Condition.RESOURCE_CONSTRAINT.because("as many as may be hear of this room while they are away");
    private static final Room.Key<Roll> ROLL = new Room.Key<>(Roll::new);

    private final boolean always;

    /**
     * @param always whether each member who comes in is registered
     */
    Absentees(boolean always) {
        this.always = always;
    }

    /** Who is registered, and who of them is not there; the latter is made when it is asked for. */
    private static final class Roll {
        private @Nullable Set<Jid> registered;
        private @Nullable List<Jid> absent;
    }

    private static Set<Jid> registered(Room room) {
        Roll roll = room.get(ROLL);
        Set<Jid> known = roll.registered;
        if (known == null) {
            known = room.kept(KEPT).stream()
                    .flatMap(text -> Stream.of(text.split("\n")))
                    .map(Jid::of)
                    .collect(Collectors.toCollection(TreeSet::new));
            roll.registered = known;
        }
        return known;
    }

    /** Whether somebody hears of what is said while away. */
    static boolean includes(Room room, Jid user) {
        return registered(room).contains(user.bare());
    }

    /** Has a member hear of what is said while away, or not any more. */
    public static void register(Room room, Jid user, boolean wanted) {
        Set<Jid> known = registered(room);
        if (wanted && known.size() >= MOST) {
            throw new Refusal(TOO_MANY);
        }
        if (wanted ? known.add(user.bare()) : known.remove(user.bare())) {
            room.get(ROLL).absent = null;
            room.keep(KEPT, known.isEmpty() ? Optional.empty() : Optional.of(
                    known.stream().map(Jid::toString).collect(Collectors.joining("\n"))));
        }
    }

    /** The same by the administration: who is no member becomes one. */
    public static void enlist(Room room, Jid user, boolean wanted) {
        if (wanted && !room.affiliations().of(user).isAtLeast(Affiliation.MEMBER)) {
            Standing.affiliate(room, Affiliate.of(user, Affiliation.MEMBER), Item.Cause.NONE);
        }
        register(room, user, wanted);
    }

    @Override
    public void entered(Room room, Entry entry) {
        boolean member = entry.affiliation().isAtLeast(Affiliation.MEMBER);
        if (always && member && room.get(Room.PERSISTENT) && registered(room).size() < MOST) {
            register(room, entry.user(), true);
        }
    }

    @Override
    public void seated(Room room, Occupant occupant) {
        room.get(ROLL).absent = null;
    }

    @Override
    public void left(Room room, Occupant occupant) {
        room.get(ROLL).absent = null;
    }

    @Override
    public void spoken(Room room, Occupant speaker, Message message) {
        if (!registered(room).isEmpty() && History.isKept(message)) {
            room.send(message, absent(room));
        }
    }

    private static List<Jid> absent(Room room) {
        Roll roll = room.get(ROLL);
        List<Jid> known = roll.absent;
        if (known == null) {
            Set<Jid> present = new HashSet<>();
            room.occupants().all().forEach(occupant -> present.add(occupant.user()));
            known = registered(room).stream()
                    .filter(user -> !present.contains(user))
                    .toList();
            roll.absent = known;
        }
        // Who is no member any more loses it with the next word.
        List<Jid> lost = known.stream()
                .filter(user -> !room.affiliations().of(user).isAtLeast(Affiliation.MEMBER))
                .toList();
        lost.forEach(user -> register(room, user, false));
        return lost.isEmpty() ? known : absent(room);
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(FEATURE);
    }
}
