package im.parley.web.bosh;

import im.parley.web.stream.Peers;
import im.parley.web.stream.Sweep;
import im.parley.wire.port.HttpOptions.BoshOptions;
import im.parley.wire.port.HttpStreams;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.util.List;
import java.util.Optional;

/** XMPP over BOSH in a web application: its addresses, from its start to its end. */
public final class Bosh {
    /** The address of Tigase's guide, and the one of other servers. */
    public static final List<String> PATHS = List.of("/bosh", "/bosh/", "/http-bind", "/http-bind/");

    private final BoshOptions options;
    private final Sessions sessions;
    private final HttpStreams streams;

    /** Ready to be opened. */
    public Bosh(BoshOptions options, HttpStreams streams, Sweep sweep) {
        this.options = options;
        this.streams = streams;
        this.sessions = new Sessions(options, streams, sweep);
    }

    /** What serves its addresses; from now on clients may join sessions that the server begins. */
    public HttpHandler open(Peers peers) {
        streams.joinable(Optional.of(new Joining(sessions, options)));
        return new HttpContinueReadHandler(new BoshHandler(sessions, peers, options));
    }

    /** Ends all sessions with {@code system-shutdown}. */
    public void close() {
        streams.joinable(Optional.empty());
        sessions.close();
    }
}
