package im.parley.store.bytestream;

import im.parley.wire.addr.Jid;
import java.time.Instant;

/**
 * A bytestream that has ended.
 *
 * @param id sorts by the time of the end
 * @param requester who activated it, a full address
 * @param target the other one
 * @param instance the instance of the server that relayed it
 * @param bytes both directions together
 */
public record Bytestream(
        String id, Jid requester, Jid target, String instance, Instant started, Instant ended, long bytes) {}
