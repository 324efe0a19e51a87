package im.parley.web.bosh;

import im.parley.web.stream.Peers;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Facts;
import im.parley.wire.port.HttpOptions.BoshOptions;
import im.parley.wire.port.JoinableStreams;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.stanza.BodyReader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Sessions that the server begins, each for a client that joins it later. */
final class Joining implements JoinableStreams {
    /** How many may wait for their clients. */
    private static final int MOST = 1000;

    private static final Name BODY = Name.of(BodyReader.HTTP_BIND, "body");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sessions sessions;
    private final BoshOptions options;
    private final AtomicInteger waiting = new AtomicInteger();

    Joining(Sessions sessions, BoshOptions options) {
        this.sessions = sessions;
        this.options = options;
    }

    @Override
    public Optional<Joinable> begin(Wish wish, Function<Connection, StreamHandler> taker) {
        if (waiting.incrementAndGet() > MOST || sessions.isFull()) {
            waiting.decrementAndGet();
            return Optional.empty();
        }
        Body creation = creation(wish);
        long first = creation.rid().orElseThrow() + 1;
        Terms terms = Terms.of(creation, options);
        String sid = Sessions.newSid();
        Client client = new Client(absent(sid, wish), facts -> joined(sid, wish, facts), first);
        Session session = new Session(client, terms, creation, options, sessions::now);
        sessions.enter(sid, session);
        session.await(taker.apply(session));
        return Optional.of(new Joinable(session, sid, first, options.hostname(), terms.maxWait(), terms.hold()));
    }

    /** The request that a client would have begun with. */
    private static Body creation(Wish wish) {
        Element.Builder tag = Element.build(BODY)
                .attribute("rid", Integer.toString(RANDOM.nextInt(1, Integer.MAX_VALUE)))
                .attribute("ver", "1.11")
                .attribute("to", wish.domain())
                .attribute("wait", wish.seconds().map(Object::toString))
                .attribute("hold", wish.hold().map(Object::toString));
        return new Body(tag.build(), List.of(), 0);
    }

    private Identity absent(String sid, Wish wish) {
        return new Identity(sid, wish.domain(), Peers.absent(Sessions.LISTENER, wish.secure()), () -> {
            waiting.decrementAndGet();
            sessions.forget(sid);
        });
    }

    private Optional<Identity> joined(String sid, Wish wish, Facts client) {
        Optional<Identity> identity =
                wish.admits(client) ? sessions.identity(sid, wish.domain(), client) : Optional.empty();
        if (identity.isPresent()) {
            waiting.decrementAndGet();
        }
        return identity;
    }
}
