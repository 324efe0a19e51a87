package im.parley.feature.muc.room;

import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Somebody who wants to come in. */
public final class Entry {
    private final Presence presence;
    private final Jid session;
    private final Affiliation affiliation;
    private final Element join;
    private final Set<Status> codes = EnumSet.noneOf(Status.class);
    private Jid address;

    Entry(Presence presence, Jid session, Jid address, Affiliation affiliation) {
        this.presence = presence;
        this.session = session;
        this.address = address;
        this.affiliation = affiliation;
        this.join = presence.child(Muc.JOIN).orElseGet(() -> Element.of(Muc.JOIN));
    }

    /** The presence that asks for it. */
    public Presence presence() {
        return presence;
    }

    /** The full JID. */
    public Jid session() {
        return session;
    }

    /** The bare JID. */
    public Jid user() {
        return session.bare();
    }

    /** How the user is affiliated with the room. */
    public Affiliation affiliation() {
        return affiliation;
    }

    /** The wanted occupant JID. */
    public Jid address() {
        return address;
    }

    void address(Jid given) {
        address = given;
    }

    /** What the client says with it: password and wishes about the history. */
    public Element join() {
        return join;
    }

    /** The password, if one is given. */
    public Optional<String> password() {
        return join.elements().stream()
                .filter(child -> child.name().local().equals("password"))
                .map(Element::text)
                .findFirst();
    }

    /** What the newcomer is told. */
    public Set<Status> codes() {
        return codes;
    }
}
