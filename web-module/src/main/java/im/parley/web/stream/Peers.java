package im.parley.web.stream;

import im.parley.wire.port.Facts;
import im.parley.wire.port.HttpOptions.Access;
import im.parley.wire.port.TlsFacts;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says who stands on the other side of a request, and how well the way there is protected. */
public final class Peers {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_PROTOCOL = "X-Forwarded-Proto";

    /** A name or an address, and a port; what else a client may write is not passed on to anybody. */
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

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
        return plain.toLowerCase(Locale.ROOT);
    }

    /** The facts of a stream whose client is not there yet. */
    public static Facts absent(String listener, boolean secure) {
        InetSocketAddress nowhere = new InetSocketAddress(0);
        Optional<TlsFacts> protection = secure ? PROXIED : Optional.empty();
        return new Facts(listener, nowhere, nowhere, protection, false, false, Optional.empty());
    }

    /** The facts of a stream that begins with a request. */
    public Facts facts(String listener, HttpServerExchange exchange) {
        Asked request = Asked.of(exchange);
        return new Facts(
                listener,
                exchange.getDestinationAddress(),
                new InetSocketAddress(client(request), exchange.getSourceAddress().getPort()),
                protection(request),
                false,
                false,
                origin(request));
    }

    /** A host that is none, like {@code 1.2.3.999}, is none of the address either. */
    private Optional<URI> origin(Asked request) {
        String protocol = encrypted(request) ? "https://" : "http://";
        return Optional.ofNullable(host(request))
                .filter(host -> HOST.matcher(host).matches())
                .map(host -> URI.create(protocol + host.toLowerCase(Locale.ROOT)))
                .filter(origin -> origin.getHost() != null);
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
        return host(Asked.of(request));
    }

    private @Nullable String host(Asked request) {
        String forwarded = request.header("X-Forwarded-Host");
        return forwarded != null && proxies.trusts(request.peer()) ? forwarded.strip() : request.header("Host");
    }

    /** Whether a client uses HTTPS. */
    public boolean encrypted(HttpServletRequest request) {
        return encrypted(Asked.of(request));
    }

    private boolean encrypted(Asked request) {
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
