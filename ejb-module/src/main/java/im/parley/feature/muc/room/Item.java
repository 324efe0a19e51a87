package im.parley.feature.muc.room;

import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import java.util.Optional;

/**
 * What a room says of an occupant.
 *
 * @param nick the new nickname, or empty
 * @param actor the nickname of who did it, or empty
 * @param reason why, or empty
 */
public record Item(Affiliation affiliation, Role role, String nick, String actor, String reason) {
    /** An occupant to whom nothing special happens. */
    public static Item of(Affiliation affiliation, Role role) {
        return new Item(affiliation, role, "", "", "");
    }

    /** The same with the cause. */
    public Item by(Cause cause) {
        return new Item(affiliation, role, nick, cause.actor(), cause.reason());
    }

    /** The same with a new nickname. */
    public Item named(String newNick) {
        return new Item(affiliation, role, newNick, actor, reason);
    }

    /**
     * Who does something, and why.
     *
     * @param actor the nickname of who did it, or empty
     * @param reason why, or empty
     */
    public record Cause(String actor, String reason) {
        /** Nobody in particular. */
        public static final Cause NONE = new Cause("", "");
    }

    /** The {@code <item/>} element, with the real address for those who may see it. */
    public Element toElement(Optional<Jid> address) {
        Element.Builder item = Element.build(Muc.ITEM)
                .attribute("affiliation", affiliation.attribute())
                .attribute("jid", address)
                .attribute("role", role.attribute());
        if (!nick.isEmpty()) {
            item.attribute("nick", nick);
        }
        if (!actor.isEmpty()) {
            item.add(Element.build(Muc.ACTOR).attribute("nick", actor).build());
        }
        if (!reason.isEmpty()) {
            item.add(Muc.REASON, reason);
        }
        return item.build();
    }
}
