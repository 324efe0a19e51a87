package im.parley.feature.csi;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Session;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Stanza;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What waits for one client, in order. Used on the session's strand alone. */
final class Backlog {
    private final Map<Object, Stanza> waiting = new LinkedHashMap<>();
    private boolean releasing;

    /** Whether stanzas pass because they come from here. */
    boolean isReleasing() {
        return releasing;
    }

    int size() {
        return waiting.size();
    }

    void add(Stanza stanza) {
        waiting.put(new Object(), stanza);
    }

    /** Adds a stanza behind all others in place of the one that waits there, if there is one. */
    void replace(Object place, Stanza stanza) {
        waiting.remove(place);
        waiting.put(place, stanza);
    }

    /** Whether something of the same account or server waits: its stanzas must not overtake each other. */
    boolean holdsOf(Jid sender) {
        Jid account = sender.bare();
        return waiting.values().stream()
                .anyMatch(stanza -> stanza.from().filter(from -> from.bare().equals(account)).isPresent());
    }

    /** Sends all that waits; performed on the strand of the session, so nothing comes between. */
    List<Effect> release(Session session) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>(waiting.size() + 1);
        waiting.values().forEach(stanza -> effects.add(new Effect.ToSession(session, stanza)));
        waiting.clear();
        releasing = true;
        effects.add(new Effect.Afterwards(() -> {
            releasing = false;
            return List.of();
        }));
        return effects;
    }
}
