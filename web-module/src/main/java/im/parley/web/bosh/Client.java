package im.parley.web.bosh;

import im.parley.wire.port.Facts;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is on the other side of a session, under the session's lock. In one that the server has begun it is nobody until the
 * first request comes: who has its identifiers is its client.
 */
final class Client {
    /** How long the first request is waited for when the second one is there. */
    private static final long GAP_MILLIS = 1000;

    /** Read by any thread. */
    private volatile Identity identity;

    private @Nullable Function<Facts, Optional<Identity>> gate;
    private final long first;
    private long joined;

    /** One that is there. */
    Client(Identity identity) {
        this.identity = identity;
        this.first = 0;
    }

    /**
     * One that comes later.
     *
     * @param absent who it is until then
     * @param gate lets it in, unless there is no room for it
     * @param first the identifier of its first request
     */
    Client(Identity absent, Function<Facts, Optional<Identity>> gate, long first) {
        this.identity = absent;
        this.gate = gate;
        this.first = first;
    }

    Identity identity() {
        return identity;
    }

    boolean isAbsent() {
        return gate != null;
    }

    /** Whether there is nothing that it may still have to be waited for. */
    boolean isSettled() {
        return gate == null && joined == 0;
    }

    /** A request has come; false when its sender is not let in. */
    boolean joins(Exchange exchange, long now) {
        Function<Facts, Optional<Identity>> closed = gate;
        if (closed == null) {
            return true;
        }
        Optional<Identity> known = closed.apply(exchange.facts());
        known.ifPresent(client -> {
            identity = client;
            gate = null;
            joined = now;
        });
        return known.isPresent();
    }

    /**
     * Some clients take the identifier that they are told for the one that was used last. If the first request does not
     * come, the second one is the first.
     */
    void mend(Window window, long now) {
        if (joined > 0 && now - joined >= GAP_MILLIS) {
            window.skip(first);
            joined = 0;
        }
    }
}
