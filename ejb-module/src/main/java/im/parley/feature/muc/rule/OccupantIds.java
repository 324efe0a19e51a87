package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.feature.muc.room.Tokens;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Set;
import java.util.function.Consumer;

/** XEP-0421: Occupant identifiers. Who is the same person is known across nicknames and visits, and who it is not. */
final class OccupantIds implements Rule {
    static final String NS = "urn:xmpp:occupant-id:0";
    static final Name OCCUPANT_ID = Name.of(NS, "occupant-id");

    @Override
    public Set<Name> reserved() {
        return Set.of(OCCUPANT_ID);
    }

    @Override
    public void sign(Room room, Occupant occupant, Consumer<Element> addition) {
        addition.accept(of(room, occupant));
    }

    static Element of(Room room, Occupant occupant) {
        if (occupant.id().isEmpty()) {
            occupant.id(Tokens.ofUser(room, occupant.user()));
        }
        return Element.build(OCCUPANT_ID).attribute("id", occupant.id()).build();
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(NS);
    }
}
