package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Standing;
import im.parley.server.spi.Description;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** XEP-0045 sections 6.4, 6.5 and 7.12: what service discovery says of a room. */
final class Disco implements Rule {
    private static final Field<String> LANGUAGE =
            Field.text("muc#roomconfig_lang", "Natural Language for Room Discussions", "", 35);
    private static final Field<String> NODE =
            Field.text("muc#roomconfig_pubsub", "XMPP URI of Associated Publish-Subscribe Node", "", 2000);

    private static final String ITEMS_NS = "http://jabber.org/protocol/disco#items";
    private static final Name ITEMS = Name.of(ITEMS_NS, "query");
    private static final Name ITEM = Name.of(ITEMS_NS, "item");
    private static final Name IDENTITY = Name.of(Description.NS, "identity");
    private static final String RESERVED_NICK = "x-roomuser-item";
    private static final String TRAFFIC = Muc.NS + "#traffic";
    private static final StanzaError ALL_PASSES =
            Condition.SERVICE_UNAVAILABLE.because("the room discards nothing"); // section 18.1.1

    @Override
    public List<Field<?>> fields() {
        return List.of(Room.NAME, Room.DESCRIPTION, LANGUAGE, NODE, Room.LISTED, Room.PERSISTENT);
    }

    @Override
    public Map<Request, Answer> answers() {
        return Map.of(Request.get(Description.QUERY), Disco::info, Request.get(ITEMS), Disco::items);
    }

    /** Whether what happens inside may be told to all: everybody finds the room and may come in. */
    static boolean isOpen(Room room) {
        return room.get(Room.LISTED) && !room.get(Standing.MEMBERS_ONLY) && Password.of(room).isEmpty();
    }

    private static Optional<Element> info(Room room, Jid sender, Element query) {
        Optional<String> node = query.attribute("node");
        if (node.isEmpty()) {
            mayKnow(room, sender);
            String name = room.get(Room.NAME).isEmpty() ? room.jid().local() : room.get(Room.NAME);
            return Optional.of(Profile.of(room, name).toElement(node));
        }
        return switch (node.get()) {
            case RESERVED_NICK -> Optional.of(reservedNick(room, sender));
            case TRAFFIC -> throw new Refusal(ALL_PASSES);
            default -> throw new Refusal(Muc.NOT_FOUND);
        };
    }

    /** A room that is not unlocked yet does not exist for others. */
    private static void mayKnow(Room room, Jid sender) {
        if (room.locked() && room.affiliations().of(sender) != Affiliation.OWNER) {
            throw new Refusal(Muc.NOT_FOUND);
        }
    }

    /** Section 7.12. */
    private static Element reservedNick(Room room, Jid sender) {
        Element.Builder query = Element.build(Description.QUERY).attribute("node", RESERVED_NICK);
        room.affiliations().find(sender).map(Affiliate::nick).filter(nick -> !nick.isEmpty()).ifPresent(nick -> query.add(
                Element.build(IDENTITY)
                        .attribute("category", "conference")
                        .attribute("name", nick)
                        .attribute("type", "text")
                        .build()));
        return query.build();
    }

    /** Section 6.5: who is inside is told to those who are, and of an open room to all who are not banned. */
    private static Optional<Element> items(Room room, Jid sender, Element query) {
        mayKnow(room, sender);
        boolean banned = room.affiliations().of(sender) == Affiliation.OUTCAST;
        boolean told = room.occupants().of(sender).isPresent() || (isOpen(room) && !banned);
        Element.Builder items = Element.build(ITEMS).attribute("node", query.attribute("node"));
        if (told && query.attribute("node").isEmpty()) {
            for (Occupant occupant : room.occupants().all()) {
                items.add(Element.build(ITEM).attribute("jid", occupant.address().toString()).build());
            }
        }
        return Optional.of(items.build());
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(Muc.NS);
        profile.feature(Muc.NS + "#stable_id");
        profile.feature(Description.NS);
        profile.feature(ITEMS_NS);
        profile.feature(room.get(Room.LISTED), "muc_public", "muc_hidden");
        profile.feature(room.get(Room.PERSISTENT), "muc_persistent", "muc_temporary");
        profile.line("muc#roominfo_description", "Description", room.get(Room.DESCRIPTION));
        profile.line("muc#roominfo_lang", "Language of discussion", room.get(LANGUAGE));
        profile.line("muc#roomconfig_pubsub", "Associated pubsub node", room.get(NODE));
        profile.field(im.parley.wire.form.Field.text(Room.NAME.name(), room.get(Room.NAME)).labelled("Name"));
    }
}
