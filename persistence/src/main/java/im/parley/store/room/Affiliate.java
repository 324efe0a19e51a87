package im.parley.store.room;

import im.parley.wire.addr.Jid;

/**
 * Who is affiliated with a room.
 *
 * @param user a bare address, or a domain
 * @param affiliation never {@link Affiliation#NONE}
 * @param nick the nickname that is reserved for the user, or empty
 * @param reason what was said when the affiliation was given, or empty
 */
public record Affiliate(Jid user, Affiliation affiliation, String nick, String reason) {
    /** Somebody without a reserved nickname. */
    public static Affiliate of(Jid user, Affiliation affiliation) {
        return new Affiliate(user.bare(), affiliation, "", "");
    }
}
