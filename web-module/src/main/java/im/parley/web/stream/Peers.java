package im.parley.web.stream;

import im.parley.wire.port.Facts;
import im.parley.wire.port.HttpOptions.Access;
import im.parley.wire.port.TlsFacts;
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
    public Facts facts(String listener, HttpServletRequest request) {
        return new Facts(
                listener,
                new InetSocketAddress(InetAddress.ofLiteral(request.getLocalAddr()), request.getLocalPort()),
                new InetSocketAddress(client(request), request.getRemotePort()),
                protection(request),
                false,
                false);
    }

    /** Where a request comes from. */
    public InetAddress client(HttpServletRequest request) {
        return proxies.client(peer(request), request.getHeader(FORWARDED_FOR));
    }

    private static InetAddress peer(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr());
    }

    /** The host that a client asks for, as it wrote it; nothing when it named none. */
    public @Nullable String host(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-Host");
        return forwarded != null && proxies.trusts(peer(request)) ? forwarded.strip() : request.getHeader("Host");
    }

    /** Whether a client uses HTTPS. */
    public boolean encrypted(HttpServletRequest request) {
        String forwarded = request.getHeader(FORWARDED_PROTOCOL);
        return forwarded != null && proxies.trusts(peer(request))
                ? forwarded.strip().equalsIgnoreCase("https")
                : request.isSecure();
    }

    /** Whether nobody can read a request on its way. */
    public boolean secure(HttpServletRequest request) {
        return protection(request).isPresent();
    }

    private Optional<TlsFacts> protection(HttpServletRequest request) {
        String forwarded = request.getHeader(FORWARDED_PROTOCOL);
        InetAddress peer = peer(request);
        if (forwarded != null && proxies.trusts(peer)) {
            return forwarded.strip().equalsIgnoreCase("https") ? Optional.of(new HttpTls("TLS", "")) : Optional.empty();
        }
        if (request.isSecure()) {
            Object cipher = request.getAttribute("jakarta.servlet.request.cipher_suite");
            Object protocol = request.getAttribute("jakarta.servlet.request.secure_protocol");
            return Optional.of(new HttpTls(protocol == null ? "TLS" : protocol.toString(), cipher == null ? "" : cipher.toString()));
        }
        boolean local = localIsSecure && peer.isLoopbackAddress() && request.getHeader(FORWARDED_FOR) == null;
        return local ? Optional.of(new HttpTls("loopback", "")) : Optional.empty();
    }

    /** Whether scripts of the web site that a request comes from may connect. What is no browser names none. */
    public boolean welcomes(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origins.isEmpty() || origin == null || origins.contains(normal(origin));
    }

    /** Whether only some web sites may connect. */
    public boolean choosesOrigins() {
        return !origins.isEmpty();
    }
}
