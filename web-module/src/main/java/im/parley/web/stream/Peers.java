package im.parley.web.stream;

import im.parley.wire.port.Facts;
import im.parley.wire.port.HttpOptions.Access;
import im.parley.wire.port.TlsFacts;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says who stands on the other side of a request, and how well the way there is protected. */
public final class Peers {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTOCOL = "X-Forwarded-Proto";

    private static final Optional<TlsFacts> PROXIED = Optional.of(new HttpTls("TLS", ""));
    private static final Optional<TlsFacts> LOCAL = Optional.of(new HttpTls("loopback", ""));

    private final Proxies proxies;
    private final Set<String> origins;
    private final boolean localIsSecure;

    /**
     * Follows the options.
     *
     * @throws IllegalArgumentException when a trusted proxy is no address and no block of addresses
     */
    public Peers(Access access) {
        proxies = new Proxies(access.proxies());
        origins = access.origins().stream().map(Peers::normal).collect(Collectors.toUnmodifiableSet());
        localIsSecure = access.localIsSecure();
    }

    private static String normal(String origin) {
        String plain = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
        return plain.toLowerCase(java.util.Locale.ROOT);
    }

    /** The facts of a stream that begins with a request. */
    public Facts facts(String listener, HttpServerExchange request) {
        return new Facts(
                listener,
                request.getDestinationAddress(),
                new InetSocketAddress(client(Asked.of(request)), request.getSourceAddress().getPort()),
                protection(Asked.of(request)),
                false,
                false);
    }

    /** Where a request comes from. */
    public InetAddress client(HttpServletRequest request) {
        return client(Asked.of(request));
    }

    private InetAddress client(Asked request) {
        return proxies.client(request.peer(), request.header(FORWARDED_FOR));
    }

    /** The host that a client asks for, as it wrote it; nothing when it named none. */
    public @Nullable String host(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-Host");
        return forwarded != null && proxies.trusts(Asked.of(request).peer())
                ? forwarded.strip()
                : request.getHeader("Host");
    }

    /** Whether a client uses HTTPS. */
    public boolean encrypted(HttpServletRequest servlet) {
        Asked request = Asked.of(servlet);
        String forwarded = request.header(FORWARDED_PROTOCOL);
        return forwarded != null && proxies.trusts(request.peer())
                ? forwarded.strip().equalsIgnoreCase("https")
                : request.isSecure();
    }

    /** Whether nobody can read a request on its way. */
    public boolean secure(HttpServletRequest request) {
        return protection(Asked.of(request)).isPresent();
    }

    /** Whether nobody can read a request on its way. */
    public boolean secure(HttpServerExchange request) {
        return protection(Asked.of(request)).isPresent();
    }

    private Optional<TlsFacts> protection(Asked request) {
        String forwarded = request.header(FORWARDED_PROTOCOL);
        if (forwarded != null && proxies.trusts(request.peer())) {
            return forwarded.strip().equalsIgnoreCase("https") ? PROXIED : Optional.empty();
        }
        if (request.isSecure()) {
            return Optional.of(request.tls());
        }
        boolean local = localIsSecure && request.peer().isLoopbackAddress() && request.header(FORWARDED_FOR) == null;
        return local ? LOCAL : Optional.empty();
    }

    /** Whether scripts of the web site that a request comes from may connect. What is no browser names none. */
    public boolean welcomes(HttpServerExchange request) {
        String origin = request.getRequestHeaders().getFirst(Headers.ORIGIN);
        return origins.isEmpty() || origin == null || origins.contains(normal(origin));
    }

    /** Whether only some web sites may connect. */
    public boolean choosesOrigins() {
        return !origins.isEmpty();
    }
}
