package im.parley.feature.muc.room;

import im.parley.feature.muc.room.Announcements.News;
import im.parley.feature.muc.room.Item.Cause;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes of roles and affiliations, with all that follows from them (XEP-0045 sections 5.1.3 and 5.2.2). */
public final class Standing {
    /** Whether only some may speak. */
    public static final Field<Boolean> MODERATED =
            Field.flag("muc#roomconfig_moderatedroom", "Make Room Moderated?", false);
    /** Whether only members may come in. */
    public static final Field<Boolean> MEMBERS_ONLY =
            Field.flag("muc#roomconfig_membersonly", "Make Room Members-Only?", false);

    private Standing() {}

    /** The role with which somebody comes in (section 5.1.2). */
    public static Role initialRole(Room room, Affiliation affiliation) {
        return switch (affiliation) {
            case OWNER, ADMIN -> Role.MODERATOR;
            case MEMBER -> Role.PARTICIPANT;
            case NONE -> room.get(MODERATED) ? Role.VISITOR : Role.PARTICIPANT;
            case OUTCAST -> Role.NONE;
        };
    }

    /** Gives somebody a role who has just come in, before anybody knows. */
    public static void begin(Room room, Occupant who, Role role) {
        room.occupants().role(who, role);
    }

    /** Something that others see of a user has changed; all are told once the request is answered. */
    public static void refresh(Room room, Jid user) {
        for (Occupant who : room.occupants().ofUser(user)) {
            who.changed();
            room.later(() -> Announcements.changed(room, who, Announcements.item(room, who), Set.of()));
        }
    }

    /** Gives an occupant another role; all are told once the request is answered. */
    public static void role(Room room, Occupant who, Role role, Cause cause) {
        Role before = who.role();
        room.occupants().role(who, role);
        Cause why = new Cause("", cause.reason());
        room.later(() -> tell(room, who, before, Announcements.item(room, who).by(why)));
    }

    /** Somebody whose presence others do not get any more leaves for them, and the other way round. */
    private static void tell(Room room, Occupant who, Role before, Item item) {
        if (Announcements.isShown(room, who, before) && !Announcements.isShown(room, who, who.role())) {
            Item gone = Item.of(item.affiliation(), Role.NONE);
            Announcements.others(room, who, News.gone(who.foremost(), gone, Set.of()));
        }
        Announcements.changed(room, who, item, Set.of());
        if (who.role() == Role.MODERATOR && before != Role.MODERATOR && !Anonymity.open(room)) {
            who.sessions().forEach(session -> Announcements.roster(room, who, session)); // now with addresses, section 8
        }
    }

    /** Removes an occupant with all sessions: it is told at once, the others once the request is answered. */
    public static void expel(Room room, Occupant who, Status code, Cause cause) {
        boolean shown = Announcements.isShown(room, who, who.role());
        Item item = Item.of(room.affiliations().of(who.user()), Role.NONE).by(cause);
        News news = News.gone(who.foremost(), item, Set.of(code));
        List<Jid> sessions = List.copyOf(who.sessions());
        Announcements.self(room, who, sessions, news);
        sessions.forEach(session -> Attendance.remove(room, who, session));
        room.later(() -> {
            if (shown) {
                Announcements.others(room, who, news);
            }
            Attendance.emptied(room);
        });
    }

    /** Changes how somebody is affiliated. Who is in the room gets the role that goes with it, or must leave. */
    public static void affiliate(Room room, Affiliate affiliate, Cause cause) {
        Affiliation before = room.affiliations().of(affiliate.user());
        room.affiliate(affiliate);
        List<Occupant> present = new ArrayList<>(room.occupants().all());
        present.removeIf(who -> !concerns(affiliate, who));
        for (Occupant who : present) {
            affect(room, who, before, cause);
        }
        if (present.isEmpty() && before != affiliate.affiliation()) {
            tellAbsent(room, affiliate);
        }
    }

    private static boolean concerns(Affiliate affiliate, Occupant who) {
        Jid user = affiliate.user();
        return user.equals(who.user()) || (user.isDomain() && user.equals(who.user().domainJid()));
    }

    private static void affect(Room room, Occupant who, Affiliation before, Cause cause) {
        Affiliation now = room.affiliations().of(who.user());
        who.changed();
        if (now == Affiliation.OUTCAST) {
            expel(room, who, Status.BANNED, cause);
        } else if (room.get(MEMBERS_ONLY) && !now.isAtLeast(Affiliation.MEMBER)) {
            expel(room, who, Status.AFFILIATION_LOST, cause);
        } else {
            role(room, who, roleAfter(room, who, before, now), cause);
        }
    }

    /** What is gained with an affiliation is fixed; a moderator by grant stays one until an admin says otherwise. */
    private static Role roleAfter(Room room, Occupant who, Affiliation before, Affiliation now) {
        Role initial = initialRole(room, now);
        boolean byAffiliation = before.isAtLeast(Affiliation.ADMIN);
        boolean promoted = now.isAtLeast(before) && who.role().isAtLeast(initial);
        return promoted || (who.role() == Role.MODERATOR && !byAffiliation) ? who.role() : initial;
    }

    /** Section 10.6: the occupants may know of the affiliation of somebody who is not there. */
    private static void tellAbsent(Room room, Affiliate affiliate) {
        Item item = Item.of(affiliate.affiliation(), Role.NONE);
        Message news = Message.to(
                        room.jid(), Message.Type.NORMAL, Muc.user(item.toElement(Optional.of(affiliate.user()))))
                .withFrom(room.jid());
        room.later(() -> {
            room.send(news, room.occupants().recipients(occupant -> Anonymity.sees(room, occupant)));
            // Section 18.1: out of courtesy the user is told, too; a banned one better not.
            if (!affiliate.user().isDomain() && affiliate.affiliation() != Affiliation.OUTCAST) {
                Element told = Muc.user(Status.AFFILIATION_CHANGED.toElement());
                room.send(Message.to(affiliate.user(), Message.Type.NORMAL, told).withFrom(room.jid()));
            }
        });
    }
}
