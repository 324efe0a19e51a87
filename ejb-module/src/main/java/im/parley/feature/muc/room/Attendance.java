package im.parley.feature.muc.room;

import im.parley.feature.muc.room.Announcements.News;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Coming in, changing presence and nickname, leaving (XEP-0045 sections 7.2, 7.6, 7.7 and 7.14). */
final class Attendance {
    private static final StanzaError NO_NICK = Condition.JID_MALFORMED.because("a nickname is needed");
    private static final StanzaError TOO_MANY_ROOMS =
            Condition.RESOURCE_CONSTRAINT.because("you are in as many rooms as you may be");
    /** Section 18.1.2: errors that say that somebody cannot be reached any more. */
    private static final Set<Condition> UNREACHABLE = EnumSet.of(
            Condition.GONE,
            Condition.ITEM_NOT_FOUND,
            Condition.RECIPIENT_UNAVAILABLE,
            Condition.REDIRECT,
            Condition.REMOTE_SERVER_NOT_FOUND,
            Condition.REMOTE_SERVER_TIMEOUT,
            Condition.SERVICE_UNAVAILABLE);

    private Attendance() {}

    static void present(Room room, Presence presence, Jid session) {
        Jid address = presence.to().orElseThrow();
        Optional<Occupant> known = room.occupants().of(session);
        if (address.isBare()) {
            throw new Refusal(NO_NICK);
        }
        if (presence.has(Muc.JOIN) && (known.isEmpty() || known.get().address().equals(address))) {
            enter(room, new Entry(presence, session, address, room.affiliations().of(session)), known);
        } else if (known.isEmpty()) {
            room.send(notInRoom(presence, session));
        } else if (known.get().address().equals(address)) {
            change(room, known.get(), presence, session);
        } else {
            rename(room, known.get(), presence, session);
        }
    }

    /** Section 7.2.18: whoever believes to be in the room learns that this is not so. */
    static Presence notInRoom(Presence presence, Jid session) {
        Element x = Element.build(Muc.X)
                .add(Item.of(Affiliation.NONE, Role.NONE)
                        .by(new Item.Cause("", "You are not in the room."))
                        .toElement(Optional.empty()))
                .add(Status.SELF.toElement())
                .add(Status.KICKED.toElement())
                .add(Status.FAILED.toElement())
                .build();
        return new Presence(
                new Header(presence.to().orElseThrow(), session, presence.id(), ""),
                Presence.Type.UNAVAILABLE,
                Content.of(x));
    }

    private static void enter(Room room, Entry entry, Optional<Occupant> already) {
        for (Rule rule : room.rules()) {
            rule.admit(room, entry);
        }
        if (already.isEmpty()) {
            name(room, entry);
        }
        Occupant who = already.orElseGet(() -> seat(room, entry));
        Role before = who.role();
        already.ifPresent(occupant -> occupant.present(entry.session(), clean(room, entry.presence())));
        Announcements.roster(room, who, entry.session());
        if (Announcements.isShown(room, who, before)) {
            Announcements.others(room, who, news(room, who));
        }
        if (room.opens()) {
            entry.codes().add(Status.CREATED);
        }
        List<Jid> others = who.sessions().stream().filter(other -> !other.equals(entry.session())).toList();
        if (!others.isEmpty()) {
            Announcements.self(room, who, others, news(room, who));
        }
        Announcements.self(room, who, entry.session(), entry.presence().id(), entry.codes());
        room.rules().forEach(rule -> rule.entered(room, entry));
    }

    private static News news(Room room, Occupant who) {
        Content said = who.presence(who.foremost()).map(Presence::content).orElse(Content.EMPTY);
        return new News(
                who.foremost(), said, Presence.Type.AVAILABLE, Announcements.item(room, who), Set.of(), Set.of());
    }

    private static void name(Room room, Entry entry) {
        Jid given = name(room, entry.user(), Optional.empty(), entry.address());
        if (!given.equals(entry.address())) {
            entry.address(given);
            entry.codes().add(Status.NICK_GIVEN);
        }
    }

    private static Jid name(Room room, Jid user, Optional<Occupant> self, Jid wanted) {
        Jid given = wanted;
        for (Rule rule : room.rules()) {
            given = rule.name(room, user, self, given);
        }
        return given;
    }

    private static Occupant seat(Room room, Entry entry) {
        if (!room.house().occupy(entry.session(), room)) {
            throw new Refusal(TOO_MANY_ROOMS);
        }
        Occupant who = room.occupants()
                .named(entry.address().resource())
                .orElseGet(() -> new Occupant(
                        entry.address(), entry.user(), Standing.initialRole(room, entry.affiliation())));
        room.occupants().enter(who, entry.session(), clean(room, entry.presence()));
        room.rules().forEach(rule -> rule.seated(room, who));
        return who;
    }

    /** What others may see of a presence: without what only rooms make (section 17.3), and without its header. */
    private static Presence clean(Room room, Presence presence) {
        List<Element> kept = presence.content().elements().stream()
                .filter(child -> room.rules().pass(presence, child))
                .toList();
        return new Presence(Header.EMPTY, Presence.Type.AVAILABLE, Content.of(kept));
    }

    private static void change(Room room, Occupant who, Presence presence, Jid session) {
        room.rules().forEach(rule -> rule.present(room, who));
        who.present(session, clean(room, presence));
        Announcements.changed(room, who, Announcements.item(room, who), Set.of());
    }

    private static void rename(Room room, Occupant who, Presence presence, Jid session) {
        Jid wanted = presence.to().orElseThrow();
        room.rules().forEach(rule -> rule.present(room, who));
        Jid given = name(room, who.user(), Optional.of(who), wanted);
        boolean shown = Announcements.isShown(room, who, who.role());
        News left = News.gone(
                who.foremost(), Announcements.item(room, who).named(given.resource()), Set.of(Status.RENAMED));
        if (shown) {
            Announcements.others(room, who, left);
        }
        Announcements.self(room, who, who.sessions(), left);
        String before = who.nick();
        room.occupants().rename(who, given);
        room.rules().forEach(rule -> rule.renamed(room, who, before));
        who.present(session, clean(room, presence));
        Set<Status> own = given.equals(wanted) ? Set.of() : Set.of(Status.NICK_GIVEN);
        Announcements.changed(room, who, Announcements.item(room, who), own);
    }

    /** Section 7.14. A session that is not there is ignored (section 17.3, rule 5). */
    static void leave(Room room, Jid session, Content farewell, Set<Status> codes) {
        leave(room, session, "", farewell, codes);
    }

    private static void leave(Room room, Jid session, String id, Content farewell, Set<Status> codes) {
        Occupant who = room.occupants().of(session).orElse(null);
        if (who == null) {
            return;
        }
        boolean shown = Announcements.isShown(room, who, who.role());
        Item item = Item.of(room.affiliations().of(who.user()), Role.NONE);
        News news = new News(session, farewell, Presence.Type.UNAVAILABLE, item, codes, Set.of());
        Announcements.farewell(room, who, session, id, news);
        boolean last = remove(room, who, session);
        if (last && shown) {
            Announcements.others(room, who, news);
        } else if (!last) {
            Announcements.changed(room, who, Announcements.item(room, who), Set.of());
        }
        emptied(room);
    }

    static void leave(Room room, Jid session, Presence farewell) {
        List<Element> words = farewell.content().elements().stream()
                .filter(child -> child.is(Presence.STATUS))
                .toList();
        leave(room, session, farewell.id(), Content.of(words), Set.of());
    }

    /** A delivery failed: whoever cannot be reached has left (section 11.1). */
    static void failed(Room room, Jid session, Element error) {
        boolean gone = UNREACHABLE.stream().anyMatch(condition -> error.has(condition.elementName()));
        if (gone) {
            leave(room, session, Content.EMPTY, Set.of(Status.FAILED));
        }
    }

    static boolean remove(Room room, Occupant who, Jid session) {
        room.house().vacate(session, room);
        boolean last = room.occupants().leave(who, session);
        if (last) {
            room.rules().forEach(rule -> rule.left(room, who));
        }
        return last;
    }

    /** A room that is empty and not persistent is no more; one that was never configured neither (section 10.1.3). */
    static void emptied(Room room) {
        if (room.closed() || room.occupants().count() > 0) {
            return;
        }
        if (room.locked() || !room.get(Room.PERSISTENT)) {
            room.rules().forEach(rule -> rule.destroyed(room));
            room.close(true);
        } else {
            rest(room);
        }
    }

    /** A persistent room in which nobody is may leave the memory, also when it was only asked something. */
    static void rest(Room room) {
        if (room.occupants().count() == 0 && room.isKept()) {
            room.house().idle(room);
        }
    }
}
