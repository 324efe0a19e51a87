package im.parley.server.stream;

import im.parley.wire.addr.Jid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How much was handled of sessions that can no longer be resumed, so that a client that comes too late knows what it
 * must send again (XEP-0198 section 5). Keeps the latest few.
 */
final class Departures {
    private static final int KEPT = 10_000;

    private final Map<String, Departure> latest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Departure> eldest) {
            return size() > KEPT;
        }
    };

    private record Departure(Jid account, long handled) {}

    /** A session has ended. */
    synchronized void add(Continuity ended) {
        if (ended.isResumable()) {
            latest.put(ended.id(), new Departure(ended.session().account(), ended.handled()));
        }
    }

    /** What was handled of a session; nothing when it is unknown or somebody else's. */
    synchronized OptionalLong handled(String id, Jid account) {
        Departure departure = latest.get(id);
        return departure != null && departure.account().equals(account)
                ? OptionalLong.of(departure.handled())
                : OptionalLong.empty();
    }
}
