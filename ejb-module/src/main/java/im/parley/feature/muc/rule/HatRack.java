package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Room;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hats of a room and who wears them. Immutable.
 *
 * @param hats by their URIs
 * @param wearers the URIs of the hats of each user
 */
record HatRack(Map<String, Hat> hats, Map<Jid, List<String>> wearers) {
    private static final String KEPT = "hats";
    private static final Name RACK = Name.of("urn:parley:hats", "rack");
    private static final Name WEARER = Name.of("urn:parley:hats", "wearer");
    private static final Room.Key<Optional<HatRack>> READ = new Room.Key<>(Optional::empty);

    /** A hat. */
    record Hat(String uri, String title, String hue) {
        Element toElement() {
            Element.Builder hat = Element.build(Hats.HAT).attribute("title", title).attribute("uri", uri);
            return hue.isEmpty() ? hat.build() : hat.attribute("hue", hue).build();
        }
    }

    /** Takes copies. */
    HatRack {
        hats = Map.copyOf(hats);
        wearers = Map.copyOf(wearers);
    }

    static HatRack of(Room room) {
        return room.get(READ).orElseGet(() -> {
            HatRack rack = room.kept(KEPT)
                    .flatMap(StanzaText::read)
                    .flatMap(stanza -> stanza.child(RACK))
                    .map(HatRack::read)
                    .orElse(new HatRack(Map.of(), Map.of()));
            room.put(READ, Optional.of(rack));
            return rack;
        });
    }

    private static HatRack read(Element element) {
        Map<String, Hat> hats = new HashMap<>();
        element.elements(Hats.HAT).forEach(hat -> hats.put(
                hat.attribute("uri", ""),
                new Hat(hat.attribute("uri", ""), hat.attribute("title", ""), hat.attribute("hue", ""))));
        Map<Jid, List<String>> wearers = new HashMap<>();
        element.elements(WEARER).forEach(wearer -> wearers.put(
                Jid.of(wearer.attribute("jid", "")),
                wearer.elements(Hats.HAT).stream().map(hat -> hat.attribute("uri", "")).toList()));
        return new HatRack(hats, wearers);
    }

    /** Makes this the rack of a room. */
    void keep(Room room) {
        Element.Builder rack = Element.build(RACK).addAll(hats.values().stream().map(Hat::toElement).toList());
        wearers.forEach((user, uris) -> rack.add(Element.build(WEARER)
                .attribute("jid", user.toString())
                .addAll(uris.stream()
                        .map(uri -> Element.build(Hats.HAT).attribute("uri", uri).build())
                        .toList())
                .build()));
        Message text = new Message(Header.EMPTY, Message.Type.NORMAL, Content.of(rack.build()));
        room.keep(KEPT, hats.isEmpty() ? Optional.empty() : Optional.of(StanzaText.write(text)));
        room.put(READ, Optional.of(this));
    }

    /** The hats of a user. */
    List<Hat> worn(Jid user) {
        return wearers.getOrDefault(user, List.of()).stream()
                .flatMap(uri -> Optional.ofNullable(hats.get(uri)).stream())
                .toList();
    }

    HatRack with(Hat hat) {
        Map<String, Hat> more = new HashMap<>(hats);
        more.put(hat.uri(), hat);
        return new HatRack(more, wearers);
    }

    HatRack without(String uri) {
        Map<String, Hat> fewer = new HashMap<>(hats);
        fewer.remove(uri);
        HatRack rack = new HatRack(fewer, wearers);
        for (Jid user : wearers.keySet()) {
            rack = rack.taken(user, uri);
        }
        return rack;
    }

    HatRack given(Jid user, String uri) {
        List<String> worn = new ArrayList<>(wearers.getOrDefault(user, List.of()));
        worn.remove(uri);
        worn.add(uri);
        return wearing(user, worn);
    }

    HatRack taken(Jid user, String uri) {
        List<String> worn = new ArrayList<>(wearers.getOrDefault(user, List.of()));
        worn.remove(uri);
        return wearing(user, worn);
    }

    private HatRack wearing(Jid user, List<String> worn) {
        Map<Jid, List<String>> changed = new HashMap<>(wearers);
        if (worn.isEmpty()) {
            changed.remove(user);
        } else {
            changed.put(user, List.copyOf(worn));
        }
        return new HatRack(hats, changed);
    }
}
