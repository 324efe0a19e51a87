package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.wire.form.Field;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** XEP-0317: Hats. What occupants are besides their roles; {@link HatCommands} gives and takes them. */
final class Hats implements Rule {
    static final String NS = "urn:xmpp:hats:0";
    private static final Name HATS = Name.of(NS, "hats");
    static final Name HAT = Name.of(NS, "hat");

    @Override
    public Set<Name> reserved() {
        return Set.of(HATS);
    }

    @Override
    public void show(Room room, Occupant occupant, Consumer<Element> addition) {
        List<HatRack.Hat> worn = HatRack.of(room).worn(occupant.user());
        if (!worn.isEmpty()) {
            addition.accept(Element.build(HATS)
                    .addAll(worn.stream().map(HatRack.Hat::toElement).toList())
                    .build());
        }
    }

    @Override
    public Map<Request, Answer> answers() {
        return Map.of(Request.set(HatCommands.COMMAND), HatCommands::perform);
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(NS);
        profile.feature(HatCommands.COMMAND.namespace());
        HatRack rack = HatRack.of(room);
        if (!rack.hats().isEmpty()) {
            profile.field(Field.text("hats#hash", Integer.toHexString(rack.hats().hashCode())).labelled("Hats hash"));
        }
    }
}
