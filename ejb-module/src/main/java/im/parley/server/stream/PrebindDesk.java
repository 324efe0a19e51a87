package im.parley.server.stream;

import im.parley.server.spi.Login;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Connection;
import im.parley.wire.port.JoinableStreams;
import im.parley.wire.port.JoinableStreams.Joinable;
import im.parley.wire.port.JoinableStreams.Wish;
import im.parley.wire.port.StreamHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions for clients that come later and need not log in. Made before the server and before the transport, and
 * closed until both are there.
 */
public final class PrebindDesk {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private volatile @Nullable StreamServices services;
    private volatile @Nullable JoinableStreams transport;

    /** What came of it. */
    public sealed interface Outcome {
        /** The session is there, and may be joined. */
        record Opened(Jid jid, Joinable stream) implements Outcome {}

        /** It cannot be had. */
        record Refused(String why) implements Outcome {}
    }

    /** The server is there. */
    public void open(StreamServices server) {
        services = server;
    }

    /** The transport is there, or gone. */
    public void transport(Optional<JoinableStreams> joinable) {
        transport = joinable.orElse(null);
    }

    /**
     * Opens a session. Blocks, until contacts of one that it replaces have been told.
     *
     * @param user a full address
     * @param login for whom that is done
     */
    public Outcome open(Jid user, Login login, Wish wish) {
        StreamServices server = services;
        JoinableStreams joinable = transport;
        if (server == null || joinable == null) {
            return new Outcome.Refused("there is no BOSH on this server");
        }
        Begun begun = new Begun(server);
        return joinable.begin(wish, begun)
                .map(stream -> opened(begun.bind(user, login), stream))
                .orElseGet(() -> new Outcome.Refused("there are as many sessions as there may be"));
    }

    private static Outcome opened(CompletableFuture<Prebinding.Outcome> bound, Joinable stream) {
        try {
            return switch (bound.orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS).join()) {
                case Prebinding.Outcome.Done(var session) -> new Outcome.Opened(session.jid(), stream);
                case Prebinding.Outcome.Refused(var why) -> {
                    stream.connection().close();
                    yield new Outcome.Refused(why);
                }
            };
        } catch (CompletionException broken) {
            stream.connection().close();
            throw broken;
        }
    }

    /** The stream on a connection of the transport. */
    private static final class Begun implements Function<Connection, StreamHandler> {
        private final StreamServices services;
        private @Nullable ClientStream stream;

        Begun(StreamServices services) {
            this.services = services;
        }

        @Override
        public StreamHandler apply(Connection connection) {
            services.counters().connected(connection.facts().listener());
            ClientStream begun = new ClientStream(connection, services);
            stream = begun;
            return begun;
        }

        CompletableFuture<Prebinding.Outcome> bind(Jid user, Login login) {
            ClientStream begun = stream;
            if (begun == null) {
                throw new IllegalStateException("the transport has not told of its connection");
            }
            return begun.ask(() -> new Prebinding(begun, login).bind(user));
        }
    }
}
