package im.parley.web.bosh;

import im.parley.web.stream.Peers;
import im.parley.web.stream.Sweep;
import im.parley.wire.port.HttpOptions.BoshOptions;
import im.parley.wire.port.HttpStreams;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;

/** XMPP over BOSH in a web application: its addresses, from its start to its end. */
public final class Bosh {
    /** The address of Tigase's guide, and the one of other servers. */
    public static final List<String> PATHS = List.of("/bosh", "/bosh/", "/http-bind", "/http-bind/");

    private final BoshOptions options;
    private final Sessions sessions;

    /** Ready to be opened. */
    public Bosh(BoshOptions options, HttpStreams streams, Sweep sweep) {
        this.options = options;
        this.sessions = new Sessions(options, streams, sweep);
    }

    /** Accepts sessions from now on. */
    public void open(ServletContext context, Peers peers) {
        ServletRegistration.Dynamic servlet =
                context.addServlet("xmpp-bosh", new BoshServlet(sessions, peers, options));
        servlet.setAsyncSupported(true);
        servlet.addMapping(PATHS.toArray(String[]::new));
    }

    /** Ends all sessions with {@code system-shutdown}. */
    public void close() {
        sessions.close();
    }
}
