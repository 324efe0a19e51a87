package im.parley.feature.muc.room;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Presence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Somebody who is in a room under a nickname, with one or more sessions. Touched on the room's lane alone. */
public final class Occupant {
    private final Jid user;
    private final Map<Jid, Presence> sessions = new LinkedHashMap<>(2);
    private Jid address;
    private Role role;
    private String id = "";
    private boolean latest;
    /** What others see, with and without the real address; made when somebody looks. */
    private @Nullable Content open;

    private @Nullable Content veiled;

    /**
     * @param address the occupant JID
     * @param user the bare JID
     */
    Occupant(Jid address, Jid user, Role role) {
        this.address = address;
        this.user = user;
        this.role = role;
    }

    /** The occupant JID. */
    public Jid address() {
        return address;
    }

    void address(Jid newAddress) {
        address = newAddress;
        changed();
    }

    /** The nickname. */
    public String nick() {
        return address.resource();
    }

    /** The bare JID. */
    public Jid user() {
        return user;
    }

    /** The role. */
    public Role role() {
        return role;
    }

    void role(Role newRole) {
        role = newRole;
        changed();
    }

    /** The occupant identifier of XEP-0421; empty until it is made. */
    public String id() {
        return id;
    }

    /** Sets the occupant identifier. */
    public void id(String made) {
        id = made;
    }

    /** The full JIDs of the sessions, the oldest first. */
    public Collection<Jid> sessions() {
        return sessions.keySet();
    }

    /** The last presence of a session. */
    public Optional<Presence> presence(Jid session) {
        return Optional.ofNullable(sessions.get(session));
    }

    void present(Jid session, Presence presence) {
        if (latest) {
            sessions.remove(session);
        }
        sessions.put(session, presence);
        changed();
    }

    void absent(Jid session) {
        sessions.remove(session);
        changed();
    }

    /** What others see now. */
    Content shown(boolean withAddress, Supplier<Content> made) {
        Content known = withAddress ? open : veiled;
        if (known != null) {
            return known;
        }
        Content fresh = made.get();
        if (withAddress) {
            open = fresh;
        } else {
            veiled = fresh;
        }
        return fresh;
    }

    /** Something of it has changed that others see. */
    public void changed() {
        open = null;
        veiled = null;
    }

    /** Whether the last session to say something speaks for all, and not that of the highest priority. */
    void latest(boolean wanted) {
        latest = wanted;
        changed();
    }

    /** The session that speaks for all in presence: that of the highest priority, of several the oldest; or the last. */
    public Jid foremost() {
        Jid best = null;
        int highest = Integer.MIN_VALUE;
        for (Map.Entry<Jid, Presence> session : sessions.entrySet()) {
            int priority = sessions.size() == 1 || latest ? 0 : session.getValue().priority();
            if (best == null || latest || priority > highest) {
                best = session.getKey();
                highest = priority;
            }
        }
        return best == null ? user : best;
    }
}
