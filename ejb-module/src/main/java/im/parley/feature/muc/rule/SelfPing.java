package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.wire.xml.Name;
import java.util.Map;
import java.util.Optional;

/** XEP-0410: MUC Self-Ping. The room answers itself; a ping to the room tells that it is there. */
final class SelfPing implements Rule {
    private static final Name PING = Name.of("urn:xmpp:ping", "ping");

    @Override
    public Map<Request, Answer> answers() {
        return Map.of(Request.get(PING), (room, sender, request) -> Optional.empty());
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.feature(PING.namespace());
        profile.feature(Muc.NS + "#self-ping-optimization");
    }
}
