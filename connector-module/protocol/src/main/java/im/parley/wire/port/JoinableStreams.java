package im.parley.wire.port;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A transport whose clients may join a stream that the server has begun for them: BOSH. */
public interface JoinableStreams {
    /**
     * What a stream is to be like.
     *
     * @param domain the domain that it is with
     * @param secure whether only a client may join that nobody can overhear
     * @param seconds for how many seconds at most a request is held, if that is said
     * @param hold how many requests are held at most, if that is said
     * @param ports on which ports alone the client may join; all when there are none
     */
    record Wish(
            String domain, boolean secure, Optional<Integer> seconds, Optional<Integer> hold, Set<Integer> ports) {
        /** Takes a copy. */
        public Wish {
            ports = Set.copyOf(ports);
        }

        /** Whether a client may join that has connected there. */
        public boolean admits(Facts client) {
            return ports.isEmpty() || ports.contains(client.local().getPort());
        }
    }

    /**
     * What a client has to know to join, and what was agreed on for it.
     *
     * @param sid the identifier of its session, which is all that it has to show
     * @param rid the identifier of its first request
     * @param hostname the host that serves it, if that is told
     */
    record Joinable(Connection connection, String sid, long rid, Optional<String> hostname, long seconds, int hold) {}

    /**
     * Begins a stream that a client may join for a while; it ends when none does. Closed before that, it is gone at once.
     * Does not block.
     *
     * @param taker gives whoever hears of the connection
     * @return nothing when there are as many streams as there may be
     */
    Optional<Joinable> begin(Wish wish, Function<Connection, StreamHandler> taker);
}
