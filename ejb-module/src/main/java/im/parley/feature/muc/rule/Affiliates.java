package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Anonymity;
import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Item;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Role;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Standing;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** XEP-0045 sections 9.1 to 9.5 and 10.3 to 10.8: bans, members, admins, owners. */
final class Affiliates {
    private static final Field<Set<Role>> MEMBER_LIST = Field.choices(
            "muc#roomconfig_getmemberlist",
            "Roles that May Retrieve Member List",
            Set.of(Role.MODERATOR, Role.PARTICIPANT, Role.VISITOR),
            Role.class,
            Map.of(Role.MODERATOR, "Moderator", Role.PARTICIPANT, "Participant", Role.VISITOR, "Visitor"));

    private static final int MOST = 10_000;
    private static final StanzaError NO_ADDRESS = Condition.BAD_REQUEST.because("an affiliation needs an address");
    private static final StanzaError DOMAIN =
            Condition.NOT_ACCEPTABLE.because("a whole domain can be a member or banned, no more");
    private static final StanzaError TOO_MANY =
            Condition.RESOURCE_CONSTRAINT.because("the room has as many affiliates as it may have");

    List<Field<?>> fields() {
        return List.of(MEMBER_LIST);
    }

    List<Element> list(Room room, Jid sender, Affiliation affiliation) {
        if (!maySee(room, sender, affiliation)) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        return room.affiliations().all(affiliation).stream().map(one -> element(room, one)).toList();
    }

    /** Section 17.4, rule 6: with the address, and the nickname unless it is an outcast. */
    private static Element element(Room room, Affiliate affiliate) {
        Element.Builder item = Element.build(AdminItems.ITEM)
                .attribute("affiliation", affiliate.affiliation().attribute())
                .attribute("jid", affiliate.user().toString());
        if (affiliate.affiliation() != Affiliation.OUTCAST) {
            String nick = room.occupants().ofUser(affiliate.user()).stream()
                    .map(Occupant::nick)
                    .findFirst()
                    .orElse(affiliate.nick());
            item.attribute("nick", Optional.of(nick).filter(some -> !some.isEmpty()));
        }
        if (!affiliate.reason().isEmpty()) {
            item.add(AdminItems.REASON, affiliate.reason());
        }
        return item.build();
    }

    private static boolean maySee(Room room, Jid sender, Affiliation affiliation) {
        Affiliation own = room.affiliations().of(sender);
        return switch (affiliation) {
            case OUTCAST, NONE -> own.isAtLeast(Affiliation.ADMIN); // section 9.2
            case MEMBER -> own.isAtLeast(Affiliation.ADMIN) || maySeeMembers(room, sender, own); // section 9.5
            case ADMIN, OWNER -> // sections 10.5 and 10.8
                own == Affiliation.OWNER || (Anonymity.open(room) && maySeeMembers(room, sender, own));
        };
    }

    /** Section 5.2.1: in a semi-anonymous room the list would tell addresses that are to be hidden. */
    private static boolean maySeeMembers(Room room, Jid sender, Affiliation own) {
        Optional<Occupant> occupant = room.occupants().of(sender);
        boolean seesAddresses = occupant.map(some -> Anonymity.sees(room, some)).orElse(Anonymity.open(room));
        boolean listed = occupant.map(some -> room.get(MEMBER_LIST).contains(some.role()))
                .orElse(own.isAtLeast(Affiliation.MEMBER));
        return seesAddresses && listed;
    }

    void check(Room room, Jid sender, AdminItems item) {
        Affiliation actor = room.affiliations().of(sender);
        Affiliation wanted = item.affiliation().orElseThrow();
        if (!actor.isAtLeast(Affiliation.ADMIN)) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        Jid user = user(room, item);
        Affiliation before = room.affiliations().of(user);
        boolean own = user.equals(sender.bare());
        if (own && (wanted == Affiliation.OUTCAST || losesLastOwner(room, user, wanted))) {
            throw new Refusal(Muc.CONFLICT); // sections 9.1 and 10.4
        }
        if (actor != Affiliation.OWNER) {
            checkAdmin(before, wanted, own);
        } else if (losesLastOwner(room, user, wanted)) {
            throw new Refusal(Muc.CONFLICT);
        }
        if (user.isDomain() && wanted.isAtLeast(Affiliation.ADMIN)) {
            throw new Refusal(DOMAIN);
        }
        checkNick(room, user, item);
        boolean more = room.affiliations().find(user).isEmpty() && wanted != Affiliation.NONE;
        if (more && room.affiliations().all().size() >= MOST) {
            throw new Refusal(TOO_MANY);
        }
    }

    private static boolean losesLastOwner(Room room, Jid user, Affiliation wanted) {
        return wanted != Affiliation.OWNER && room.affiliations().isOnlyOwner(user);
    }

    /** What an admin who is no owner may not: sections 9.1, 10.5 and 10.8. One may give up one's own office. */
    private static void checkAdmin(Affiliation before, Affiliation wanted, boolean own) {
        if (wanted.isAtLeast(Affiliation.ADMIN)) {
            throw new Refusal(Muc.FORBIDDEN);
        }
        if (before.isAtLeast(Affiliation.ADMIN) && !own) {
            throw new Refusal(wanted == Affiliation.OUTCAST ? Muc.NOT_ALLOWED : Muc.FORBIDDEN);
        }
    }

    private static void checkNick(Room room, Jid user, AdminItems item) {
        if (item.jid().isPresent()) {
            item.nick().filter(nick -> !nick.isEmpty()).map(Nicknames::key).ifPresent(key -> {
                if (Nicknames.reservedFor(room, key).filter(other -> !other.equals(user)).isPresent()) {
                    throw new Refusal(Muc.CONFLICT);
                }
            });
        }
    }

    /** By the bare address, sections 10.3 to 10.8; some clients know a nickname alone. */
    private static Jid user(Room room, AdminItems item) {
        return item.jid()
                .map(Jid::bare)
                .or(() -> item.nick().flatMap(room.occupants()::named).map(Occupant::user))
                .orElseThrow(() -> new Refusal(NO_ADDRESS));
    }

    void apply(Room room, Jid sender, AdminItems item) {
        Jid user = user(room, item);
        Affiliation wanted = item.affiliation().orElseThrow();
        Affiliation before = room.affiliations().of(user);
        String nick = item.jid().isPresent() && item.nick().isPresent()
                ? item.nick().get()
                : room.affiliations().find(user).map(Affiliate::nick).orElse("");
        boolean keepsNick = wanted != Affiliation.OUTCAST; // section 9.1: the reserved nickname is free again
        Affiliate affiliate = new Affiliate(user, wanted, keepsNick ? nick : "", item.reason());
        Standing.affiliate(room, affiliate, new Item.Cause(Roles.actor(room, sender), item.reason()));
        boolean invited = wanted == Affiliation.MEMBER
                && before == Affiliation.NONE
                && room.get(Standing.MEMBERS_ONLY)
                && !user.isDomain()
                && room.occupants().ofUser(user).isEmpty();
        if (invited) {
            room.later(() -> Invitations.invite(room, sender.bare(), user, item.reason()));
        }
    }
}
