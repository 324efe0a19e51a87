package im.parley.server.stream;

import im.parley.server.spi.Login;
import im.parley.server.spi.Session;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds resources of users whose clients are not there, so that contacts see what somebody else says of them. A resource
 * stays until it is taken away, a client wants it, the account is closed or the server stops. Bounded. Made before the
 * server, and closed until that is there.
 */
public final class StandInDesk {
    /** How many there are at most. */
    public static final int MOST = 10_000;

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ConcurrentMap<Jid, StandIn> held = new ConcurrentHashMap<>();
    private volatile @Nullable StreamServices services;

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * Contacts have been told.
         *
         * @param before what the resource had said until then
         */
        record Said(Optional<Presence> before) implements Outcome {}

        /** It cannot be. */
        record Refused(String why) implements Outcome {}
    }

    /** The server is there. */
    public void open(StreamServices server) {
        services = server;
    }

    /**
     * Says for a resource that it is available. Blocks, until contacts have been told.
     *
     * @param user a full address
     * @param login for whom that is done
     * @param presence of a negative priority: nobody would read messages
     */
    public Outcome show(Jid user, Login login, Presence presence) {
        if (presence.priority() >= 0) {
            throw new IllegalArgumentException("somebody would read messages at " + user);
        }
        StandIn resource = held.get(user);
        if (resource == null || !resource.isThere()) {
            StreamServices server = services;
            if (server == null) {
                return new Outcome.Refused("the server is not there yet");
            }
            resource = new StandIn(server, ended -> held.remove(user, ended));
            Optional<String> why = begin(user, login, resource);
            if (why.isPresent()) {
                resource.close();
                return new Outcome.Refused(why.get());
            }
        }
        Optional<Presence> before = resource.presence();
        await(resource.say(presence));
        return resource.isThere()
                ? new Outcome.Said(before)
                : new Outcome.Refused("the resource " + user.resource() + " has just been taken away");
    }

    private synchronized Optional<String> begin(Jid user, Login login, StandIn fresh) {
        if (held.size() >= MOST) {
            return Optional.of("there are " + MOST + " users already for whom the server stands in");
        }
        Optional<String> why = fresh.begin(user, login);
        if (why.isEmpty()) {
            held.put(user, fresh);
        }
        return why;
    }

    /**
     * Gives a resource up; without one nothing happens. Blocks, until contacts have been told.
     *
     * @param farewell the last presence
     */
    public Outcome end(Jid user, Presence farewell) {
        StandIn resource = held.get(user);
        if (resource == null) {
            StreamServices server = services;
            Optional<? extends Session> client = server == null ? Optional.empty() : server.sessions().find(user);
            return client.isPresent()
                    ? new Outcome.Refused("a client has the resource " + user.resource())
                    : new Outcome.Said(Optional.empty());
        }
        Optional<Presence> before = resource.presence();
        await(resource.leave(farewell));
        return new Outcome.Said(before);
    }

    private static void await(CompletableFuture<Void> said) {
        said.orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
