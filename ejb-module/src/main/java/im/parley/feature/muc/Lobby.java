package im.parley.feature.muc;

import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Reception;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Description;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Target;
import im.parley.store.room.RoomEntry;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.ResultSet;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** What comes to the service itself (XEP-0045 sections 6.2 and 6.3), or to a room that does not exist. */
final class Lobby {
    private static final String ITEMS_NS = "http://jabber.org/protocol/disco#items";
    private static final Name ITEMS = Name.of(ITEMS_NS, "query");
    private static final Name ITEM = Name.of(ITEMS_NS, "item");
    private static final String UNIQUE_NS = Muc.NS + "#unique";
    private static final Name UNIQUE = Name.of(UNIQUE_NS, "unique");
    private static final Name PING = Name.of("urn:xmpp:ping", "ping");

    private static final int PAGE = 500;
    private static final StanzaError UNKNOWN = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError NO_NICK = Condition.JID_MALFORMED.because("a nickname is needed");

    private final RoomList list;
    private final Rooms rooms;
    private final Catalogue catalogue;
    private final ChannelSearch search;

    Lobby(RoomList list, Rooms rooms, Catalogue catalogue) {
        this.list = list;
        this.rooms = rooms;
        this.catalogue = catalogue;
        this.search = new ChannelSearch(list, rooms);
    }

    /** A stanza to the domain. */
    List<Effect> handle(Stanza stanza) {
        return switch (stanza) {
            case Iq iq when iq.isRequest() -> List.of(new Effect.Send(answer(iq)));
            case Message message -> refuse(message, UNKNOWN);
            case Presence presence -> List.of();
            case Iq iq -> List.of();
        };
    }

    private Stanza answer(Iq iq) {
        Jid domain = iq.to().orElseThrow().domainJid();
        try {
            Element payload = iq.payload().orElseThrow(() -> new Refusal(Condition.BAD_REQUEST.error()));
            return iq.type() == Iq.Type.GET ? iq.result(get(domain, payload)) : Reception.refusal(iq, UNKNOWN, domain);
        } catch (Refusal refusal) {
            return Reception.refusal(iq, refusal.error(), domain);
        }
    }

    private Element get(Jid domain, Element payload) {
        if (payload.is(Description.QUERY)) {
            return describe(payload);
        }
        if (payload.is(ITEMS)) {
            return items(domain, payload);
        }
        if (payload.is(UNIQUE)) {
            return Element.text(UNIQUE, UUID.randomUUID().toString());
        }
        if (payload.is(ChannelSearch.SEARCH)) {
            return search.answer(domain, payload);
        }
        throw new Refusal(UNKNOWN);
    }

    private Element describe(Element query) {
        Optional<String> node = query.attribute("node");
        if (node.isPresent()) {
            throw new Refusal(Muc.NOT_FOUND);
        }
        TreeSet<String> features = new TreeSet<>(catalogue.features(Target.SERVICE));
        features.addAll(List.of(
                Muc.NS, Muc.NS + "#stable_id", UNIQUE_NS, Description.NS, ITEMS_NS, "vcard-temp",
                "urn:xmpp:occupant-id:0", "jabber:iq:register", ChannelSearch.NS, "http://jabber.org/protocol/rsm"));
        return new Description(List.of(rooms.identity()), List.copyOf(features), List.of()).toElement(node);
    }

    /** Section 6.3: the rooms that everybody may find; the list may be cut with a hint how to go on. */
    private Element items(Jid domain, Element query) {
        if (query.attribute("node").isPresent()) {
            throw new Refusal(Muc.NOT_FOUND);
        }
        List<RoomEntry> listed = list.of(domain.domain()).stream().filter(RoomEntry::listed).toList();
        Optional<ResultSet.Request> paging = ResultSet.Request.in(query);
        ResultSet.Slice<RoomEntry> page = ResultSet.slice(
                listed, entry -> entry.room().toString(), paging.orElse(ResultSet.Request.ALL), PAGE);
        Element.Builder answer = Element.build(ITEMS).addAll(page.items().stream().map(Lobby::item).toList());
        if (paging.isPresent() || page.items().size() < listed.size()) {
            answer.add(page.page().toElement());
        }
        return answer.build();
    }

    private static Element item(RoomEntry entry) {
        String name = entry.name().isEmpty() ? entry.room().local() : entry.name();
        return Element.build(ITEM)
                .attribute("jid", entry.room().toString())
                .attribute("name", name)
                .build();
    }

    /** A stanza to a room that does not exist. */
    List<Effect> absent(Stanza stanza) {
        return switch (stanza) {
            case Presence presence -> absent(presence);
            case Message message -> refuse(message, Muc.NOT_FOUND); // section 17.2, rule 3
            case Iq iq -> refuse(iq, isSelfPing(iq) ? Muc.NOT_IN_ROOM : Muc.NOT_FOUND);
        };
    }

    /** XEP-0410 section 3.2. */
    private static boolean isSelfPing(Iq iq) {
        return iq.to().orElseThrow().isFull() && iq.payload().filter(payload -> payload.is(PING)).isPresent();
    }

    private List<Effect> absent(Presence presence) {
        if (presence.type() != Presence.Type.AVAILABLE) {
            return List.of();
        }
        if (presence.to().orElseThrow().isBare()) {
            return refuse(presence, NO_NICK);
        }
        return List.of(new Effect.Send(Reception.notInRoom(presence)));
    }

    List<Effect> refuse(Stanza stanza, StanzaError error) {
        if (stanza.isError() || (stanza instanceof Iq iq && !iq.isRequest())) {
            return List.of();
        }
        Jid by = stanza.to().orElseThrow().bare();
        return List.of(new Effect.Send(Reception.refusal(stanza, error, by)));
    }
}
