package im.parley.web.wellknown;

import im.parley.web.stream.Peers;
import im.parley.wire.port.HttpOptions;
import im.parley.wire.port.HttpStreams;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * XEP-0156: Discovering Alternative XMPP Connection Methods. Says for the domain that a browser asks where WebSocket and
 * BOSH are: at the public address if there is one, else at the host that was asked.
 */
public final class HostMeta extends HttpServlet {
    /** The XRD document, and the same as JSON. */
    public static final List<String> PATHS = List.of("/.well-known/host-meta", "/.well-known/host-meta.json");

    private static final long serialVersionUID = 1L;
    private static final String PORT_OFFSET = "jboss.socket.binding.port-offset";
    /** A host and a port; nothing else gets into an address. */
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s/@:<>\"'\\\\?#%\\[\\]]{1,255})(:\\d{1,5})?");

    private final transient HttpStreams streams;
    private final transient Peers peers;
    private final transient Optional<String> publicUrl;
    private final transient Optional<String> webSocket;
    private final transient Optional<String> bosh;
    private final transient Optional<Integer> tlsPort;

    /** For the transports that the options switch on, at these paths. */
    public HostMeta(HttpStreams streams, Peers peers, HttpOptions options, String webSocketPath, String boshPath) {
        this.streams = streams;
        this.peers = peers;
        publicUrl = options.access().publicUrl().map(Links::base);
        webSocket = Optional.of(webSocketPath).filter(path -> options.webSocket().active());
        bosh = Optional.of(boshPath).filter(path -> options.bosh().active());
        tlsPort = options.ports().stream()
                .filter(port -> port.tls() && !port.streamsOnly())
                .map(HttpOptions.PortOptions::port)
                .findFirst();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Section 3 there: also scripts of other sites read it, without a log-in.
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Vary", "Host, X-Forwarded-Host, X-Forwarded-Proto");
        Optional<String> host = Optional.ofNullable(peers.host(request)).filter(text -> HOST.matcher(text).matches());
        if (host.isEmpty() || publicUrl.isPresent() && !streams.serves(name(host.get())) && !isPublic(host.get())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Links links = Links.of(publicUrl.orElseGet(() -> base(request, host.get())), webSocket, bosh);
        boolean json = request.getServletPath().endsWith(".json");
        response.setContentType((json ? "application/json" : "application/xrd+xml") + ";charset=utf-8");
        response.setHeader("Cache-Control", "max-age=300");
        response.getWriter().write(json ? links.jrd() : links.xrd());
    }

    /** XEP-0156 section 2.2: addresses with TLS, if they are not asked for on the machine itself. */
    private String base(HttpServletRequest request, String host) {
        if (peers.encrypted(request)) {
            return "https://" + host;
        }
        return !peers.secure(request) && tlsPort.isPresent()
                ? "https://" + name(host) + ":" + (tlsPort.get() + Integer.getInteger(PORT_OFFSET, 0))
                : "http://" + host;
    }

    private boolean isPublic(String host) {
        return publicUrl.map(url -> url.replaceFirst("^https?://", "")).map(host::equalsIgnoreCase).orElse(false);
    }

    private static String name(String host) {
        return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
