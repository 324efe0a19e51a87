package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.store.room.Affiliate;
import im.parley.wire.addr.Jid;
import im.parley.wire.addr.Nickname;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * XEP-0045 sections 7.2.8, 7.6 and 17.1: a nickname can be seen, and nobody takes one that looks like that of somebody
 * else, whether that one is in the room or has it reserved.
 */
final class Nicknames implements Rule {
    private static final int LONGEST = 255;
    private static final StanzaError INVISIBLE = Condition.NOT_ACCEPTABLE.because("nobody can see that nickname");
    private static final StanzaError TOO_LONG = Condition.NOT_ACCEPTABLE.because("that nickname is too long");
    /** The keys of nicknames in use. */
    private static final Room.Key<Map<String, Occupant>> IN_USE = new Room.Key<>(HashMap::new);

    private static final Room.Key<Reserved> RESERVED = new Room.Key<>(() -> Reserved.NOTHING);

    private final boolean severalSessions;

    /**
     * @param severalSessions whether a user may use one nickname with several sessions
     */
    Nicknames(boolean severalSessions) {
        this.severalSessions = severalSessions;
    }

    @Override
    public Jid name(Room room, Jid user, Optional<Occupant> self, Jid wanted) {
        String key = key(wanted.resource());
        boolean taken = inUse(room, key).filter(other -> !isOwn(other, user, self, wanted)).isPresent();
        boolean reserved = reservedFor(room, key).filter(owner -> !owner.equals(user)).isPresent();
        if (taken || reserved) {
            throw new Refusal(Muc.CONFLICT);
        }
        return wanted;
    }

    /** Another spelling of one's own nickname, or one more session under the very same. */
    private boolean isOwn(Occupant other, Jid user, Optional<Occupant> self, Jid wanted) {
        return self.map(other::equals)
                .orElse(severalSessions && other.user().equals(user) && other.address().equals(wanted));
    }

    static String key(String nick) {
        if (nick.length() > LONGEST) {
            throw new Refusal(TOO_LONG);
        }
        return Nickname.key(nick).orElseThrow(() -> new Refusal(INVISIBLE));
    }

    /** Who uses a nickname that looks like that. */
    private static Optional<Occupant> inUse(Room room, String key) {
        return Optional.ofNullable(room.get(IN_USE).get(key));
    }

    @Override
    public void seated(Room room, Occupant occupant) {
        note(room, occupant);
    }

    @Override
    public void renamed(Room room, Occupant occupant, String before) {
        Nickname.key(before).ifPresent(room.get(IN_USE)::remove);
        note(room, occupant);
    }

    @Override
    public void left(Room room, Occupant occupant) {
        Nickname.key(occupant.nick()).ifPresent(key -> room.get(IN_USE).remove(key, occupant));
    }

    private static void note(Room room, Occupant occupant) {
        Nickname.key(occupant.nick()).ifPresent(key -> room.get(IN_USE).put(key, occupant));
    }

    /** For whom a nickname that looks like that is reserved. */
    static Optional<Jid> reservedFor(Room room, String key) {
        Reserved known = room.get(RESERVED);
        if (known.changes != room.affiliations().changes()) {
            known = Reserved.of(room);
            room.put(RESERVED, known);
        }
        return Optional.ofNullable(known.owners.get(key));
    }

    /**
     * Who has reserved which nickname.
     *
     * @param changes how often affiliations had been set when that was so
     */
    private record Reserved(int changes, Map<String, Jid> owners) {
        static final Reserved NOTHING = new Reserved(-1, Map.of());

        static Reserved of(Room room) {
            Map<String, Jid> owners = new HashMap<>();
            for (Affiliate affiliate : room.affiliations().all()) {
                if (!affiliate.nick().isEmpty()) {
                    Nickname.key(affiliate.nick()).ifPresent(key -> owners.putIfAbsent(key, affiliate.user()));
                }
            }
            return new Reserved(room.affiliations().changes(), owners);
        }
    }
}
