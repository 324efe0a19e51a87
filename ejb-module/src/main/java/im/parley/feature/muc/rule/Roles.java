package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Item;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Role;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Standing;
import im.parley.feature.muc.room.Status;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;

/** XEP-0045 sections 8.2 to 8.5 and 9.6 to 9.8: kicking, voice, moderators. */
final class Roles {
    private static final StanzaError NO_NICK = Condition.BAD_REQUEST.because("a role is changed by a nickname");

    /** The occupants of a role, for moderators; the moderators themselves for admins. */
    List<Element> list(Room room, Jid sender, Role role) {
        boolean allowed = role == Role.MODERATOR ? isAdmin(room, sender) : isModerator(room, sender);
        if (!allowed) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        return room.occupants().all().stream()
                .filter(occupant -> occupant.role() == role)
                .map(occupant -> Element.build(AdminItems.ITEM)
                        .attribute("affiliation", room.affiliations().of(occupant.user()).attribute())
                        .attribute("jid", occupant.foremost().toString())
                        .attribute("nick", occupant.nick())
                        .attribute("role", role.attribute())
                        .build())
                .toList();
    }

    private static boolean isAdmin(Room room, Jid sender) {
        return room.affiliations().of(sender).isAtLeast(Affiliation.ADMIN);
    }

    private static boolean isModerator(Room room, Jid sender) {
        return isAdmin(room, sender)
                || room.occupants().of(sender).filter(occupant -> occupant.role() == Role.MODERATOR).isPresent();
    }

    void check(Room room, Jid sender, AdminItems item) {
        if (!isModerator(room, sender)) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        Occupant target = target(room, item);
        Affiliation actor = room.affiliations().of(sender);
        Affiliation affected = room.affiliations().of(target.user());
        switch (item.role().orElseThrow()) {
            case NONE -> checkKick(target, actor, affected);
            case VISITOR -> checkSilence(target, actor, affected);
            case PARTICIPANT -> checkDemotion(target, actor, affected);
            case MODERATOR -> mustBeAdmin(actor); // section 9.6
        }
    }

    private static Occupant target(Room room, AdminItems item) {
        String nick = item.nick().orElseThrow(() -> new Refusal(NO_NICK));
        return room.occupants().named(nick).orElseThrow(() -> new Refusal(Muc.NOT_FOUND));
    }

    private static void mustBeAdmin(Affiliation actor) {
        if (!actor.isAtLeast(Affiliation.ADMIN)) {
            throw new Refusal(Muc.FORBIDDEN);
        }
    }

    /** Section 8.2; section 5.1.3: moderators are kicked by admins and owners alone. */
    private static void checkKick(Occupant target, Affiliation actor, Affiliation affected) {
        boolean moderator = target.role() == Role.MODERATOR && !actor.isAtLeast(Affiliation.ADMIN);
        if (affected.compareTo(actor) > 0 || moderator) {
            throw new Refusal(Muc.NOT_ALLOWED);
        }
    }

    /**
     * Section 8.4. DEVIATION: "at or above the moderator's level" taken literally would let moderators without an
     * affiliation silence nobody at all; so among those who have none it is allowed.
     */
    private static void checkSilence(Occupant target, Affiliation actor, Affiliation affected) {
        boolean protectedOne = affected.isAtLeast(Affiliation.ADMIN);
        boolean atOrAbove = affected.isAtLeast(actor) && actor != Affiliation.NONE;
        boolean moderator = target.role() == Role.MODERATOR && !actor.isAtLeast(Affiliation.ADMIN);
        if (protectedOne || atOrAbove || affected.compareTo(actor) > 0 || moderator) {
            throw new Refusal(Muc.NOT_ALLOWED);
        }
    }

    /** Section 9.7. */
    private static void checkDemotion(Occupant target, Affiliation actor, Affiliation affected) {
        if (target.role() == Role.MODERATOR) {
            if (affected.isAtLeast(Affiliation.ADMIN)) {
                throw new Refusal(Muc.NOT_ALLOWED);
            }
            mustBeAdmin(actor);
        }
    }

    void apply(Room room, Jid sender, AdminItems item) {
        Optional<Occupant> target = room.occupants().named(item.nick().orElse(""));
        if (target.isEmpty()) {
            return; // the same request has kicked it already
        }
        Item.Cause cause = new Item.Cause(actor(room, sender), item.reason());
        Role role = item.role().orElseThrow();
        if (role == Role.NONE) {
            Standing.expel(room, target.get(), Status.KICKED, cause);
        } else {
            Standing.role(room, target.get(), role, cause);
            room.rules().forEach(rule -> rule.roleChanged(room, target.get()));
        }
    }

    /** The nickname of who acts; an admin may act from outside. */
    static String actor(Room room, Jid sender) {
        return room.occupants().of(sender).map(Occupant::nick).orElse("");
    }
}
