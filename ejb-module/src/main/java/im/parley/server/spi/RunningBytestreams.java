package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;

/** The bytestreams that a proxy relays now. */
@FunctionalInterface
public interface RunningBytestreams {
    /**
     * @param requester who activated it
     * @param target the other party
     * @param bytes what it has relayed, to within one quantum
     */
    record Running(Jid requester, Jid target, Instant started, long bytes) {}

    /** All of them, the oldest first. */
    List<Running> running();
}
