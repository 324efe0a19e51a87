package im.parley.web.rest.http;

import im.parley.web.stream.Peers;
import im.parley.wire.port.HttpStreams;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Where a request comes from, behind the proxies that are trusted. */
@ApplicationScoped
public class Client {
    private static final String FORWARDED_PROTOCOL = "X-Forwarded-Proto";

    @EJB
    @SuppressWarnings("NullAway.Init") // injected
    HttpStreams server;

    private volatile Optional<Peers> known = Optional.empty();

    private Peers peers() {
        Optional<Peers> present = known;
        if (present.isEmpty()) {
            present = Optional.of(new Peers(server.options().access()));
            known = present;
        }
        return present.get();
    }

    /** The address of who asks. */
    public InetSocketAddress address(HttpServletRequest request) {
        return new InetSocketAddress(peers().client(request), request.getRemotePort());
    }

    /** Whether he uses TLS; what he claims himself about that harms nobody but him. */
    public boolean usesTls(HttpServletRequest request) {
        return request.isSecure() || "https".equalsIgnoreCase(request.getHeader(FORWARDED_PROTOCOL));
    }
}
