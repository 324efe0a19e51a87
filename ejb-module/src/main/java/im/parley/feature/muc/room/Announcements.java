package im.parley.feature.muc.room;

import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Presence from the room: who is in it, and what happens to whom. Each content is encoded once for all who see it. */
public final class Announcements {
    /** For which roles presence is sent to others. */
    public static final Field<Set<Role>> BROADCAST = Field.choices(
            "muc#roomconfig_presencebroadcast",
            "Roles for which Presence is Broadcasted",
            Set.of(Role.MODERATOR, Role.PARTICIPANT, Role.VISITOR),
            Role.class,
            Map.of(Role.MODERATOR, "Moderator", Role.PARTICIPANT, "Participant", Role.VISITOR, "Visitor"));

    /** Whether presence is sent for some affiliations alone. */
    public static final Field<Boolean> FILTERED =
            Field.flag("tigase#presence_filtering", "Send Presence of Some Affiliations Alone?", false);
    /** For which affiliations presence is sent, if it is filtered. */
    public static final Field<Set<Affiliation>> SHOWN = Field.choices(
            "tigase#presence_filtered_affiliations",
            "Affiliations for which Presence is Sent",
            Set.of(Affiliation.OWNER, Affiliation.ADMIN, Affiliation.MEMBER, Affiliation.NONE),
            Affiliation.class,
            Map.of(
                    Affiliation.OWNER, "Owner",
                    Affiliation.ADMIN, "Admin",
                    Affiliation.MEMBER, "Member",
                    Affiliation.NONE, "None"));

    private Announcements() {}

    /**
     * What is announced of an occupant.
     *
     * @param address the real address of the session that it is about
     * @param base what the occupant says itself
     * @param type whether it is there
     * @param item what the room says of it
     * @param codes what all are told
     * @param own what only the occupant is told besides
     */
    record News(
            Jid address,
            Content base,
            Presence.Type type,
            Item item,
            Collection<Status> codes,
            Collection<Status> own) {
        /** Somebody leaves without a word. */
        static News gone(Jid address, Item item, Collection<Status> codes) {
            return new News(address, Content.EMPTY, Presence.Type.UNAVAILABLE, item, codes, Set.of());
        }
    }

    /** Whether others get the presence of an occupant in that role. */
    public static boolean isShown(Room room, Occupant who, Role role) {
        return room.get(BROADCAST).contains(role)
                && (!room.get(FILTERED)
                        || room.get(SHOWN).contains(room.affiliations().of(who.user())));
    }

    /** Tells all others of an occupant as it is now, then its own sessions. */
    static void changed(Room room, Occupant who, Item item, Collection<Status> own) {
        if (isShown(room, who, who.role())) {
            others(room, who, current(room, who, item, true), current(room, who, item, false));
        }
        self(room, who, who.sessions(), news(who, item, own));
    }

    /** What the room says of an occupant to whom nothing special happens. */
    static Item item(Room room, Occupant who) {
        return Item.of(room.affiliations().of(who.user()), who.role());
    }

    private static News news(Occupant who, Item item, Collection<Status> own) {
        return new News(who.foremost(), said(who), Presence.Type.AVAILABLE, item, Set.of(), own);
    }

    private static Content said(Occupant who) {
        return who.presence(who.foremost()).map(Presence::content).orElse(Content.EMPTY);
    }

    /** What others see of an occupant; the usual is made once. */
    private static Content current(Room room, Occupant who, Item item, boolean withAddress) {
        boolean usual = item.actor().isEmpty() && item.reason().isEmpty();
        return usual
                ? who.shown(withAddress, () -> content(room, who, news(who, item, Set.of()), withAddress, Set.of()))
                : content(room, who, news(who, item, Set.of()), withAddress, Set.of());
    }

    /** Shows a newcomer who is there already (section 7.2.2). */
    static void roster(Room room, Occupant newcomer, Jid session) {
        boolean sees = Anonymity.sees(room, newcomer);
        Set<Role> roles = room.get(BROADCAST); // looked up once: in a hall there are thousands who are not shown
        for (Occupant other : room.occupants().atLeast(roles)) {
            if (other != newcomer && roles.contains(other.role()) && isShown(room, other, other.role())) {
                Content content = current(room, other, item(room, other), sees);
                room.send(new Presence(
                        new Header(other.address(), session, "", ""), Presence.Type.AVAILABLE, content));
            }
        }
    }

    /** Tells these sessions of an occupant about themselves. */
    static void self(Room room, Occupant who, Collection<Jid> sessions, News news) {
        room.send(own(room, who, "", news), List.copyOf(sessions));
    }

    /** Tells a session that it has left, by the id of what it sent: clients wait for that. */
    static void farewell(Room room, Occupant who, Jid session, String id, News news) {
        Presence farewell = own(room, who, id, news).withTo(session);
        boolean ends = room.locked() && room.occupants().recipients().size() == 1; // section 10.1.3
        room.send(ends ? Demolition.told(farewell) : farewell);
    }

    private static Presence own(Room room, Occupant who, String id, News news) {
        List<Status> codes = new ArrayList<>(news.codes());
        codes.addAll(news.own());
        codes.add(Status.SELF);
        codes.sort(null);
        Header header = new Header(who.address(), null, id, "");
        return new Presence(header, news.type(), content(room, who, news, true, codes));
    }

    /** Tells one session about itself, by the id of what it sent. */
    static void self(Room room, Occupant who, Jid session, String id, Collection<Status> own) {
        List<Status> codes = new ArrayList<>(own);
        codes.add(Status.SELF);
        codes.sort(null);
        Content content = content(room, who, news(who, item(room, who), own), true, codes);
        room.send(new Presence(new Header(who.address(), session, id, ""), Presence.Type.AVAILABLE, content));
    }

    /** Tells all others but not its own sessions. */
    static void others(Room room, Occupant who, News news) {
        others(
                room,
                who,
                new Presence(Header.EMPTY, news.type(), content(room, who, news, true, news.codes())),
                new Presence(Header.EMPTY, news.type(), content(room, who, news, false, news.codes())));
    }

    private static void others(Room room, Occupant who, Content open, Content veiled) {
        others(
                room,
                who,
                new Presence(Header.EMPTY, Presence.Type.AVAILABLE, open),
                new Presence(Header.EMPTY, Presence.Type.AVAILABLE, veiled));
    }

    private static void others(Room room, Occupant who, Presence open, Presence veiled) {
        Occupants occupants = room.occupants();
        room.send(
                open.withFrom(who.address()),
                occupants.recipients(other -> other != who && Anonymity.sees(room, other)));
        room.send(
                veiled.withFrom(who.address()),
                occupants.recipients(other -> other != who && !Anonymity.sees(room, other)));
    }

    private static Content content(
            Room room, Occupant who, News news, boolean withAddress, Collection<Status> codes) {
        List<Element> children = new ArrayList<>(news.base().elements());
        Element.Builder x = Element.build(Muc.X)
                .add(news.item().toElement(withAddress ? Optional.of(news.address()) : Optional.empty()));
        codes.forEach(code -> x.add(code.toElement()));
        children.add(x.build());
        room.rules().forEach(rule -> {
            rule.show(room, who, children::add);
            rule.sign(room, who, children::add);
        });
        return Content.of(children);
    }
}
