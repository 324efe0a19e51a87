package im.parley.web.listen;

import im.parley.wire.port.HttpOptions.PortOptions;
import im.parley.wire.port.HttpStreams;
import im.parley.wire.port.TlsPolicy;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.XnioWorker;

/**
 * The ports for web clients besides those of the container: BOSH, WebSocket and HTTPS, with the certificates of the served
 * domains. All lead to this web application; those for streams to nothing but the streams.
 */
public final class WebPorts {
    private static final System.Logger LOG = System.getLogger("im.parley.web");
    /** WildFly shifts its own ports by this much when several servers share a machine; so do we. */
    private static final String PORT_OFFSET = "jboss.socket.binding.port-offset";

    private static final String ALL = "*";
    private static final int IDLE_MILLIS = 60_000;
    /**
     * How many connections may wait for being accepted, as far as the system lets them. When thousands of clients say
     * something at the same time, each over a second connection of BOSH, the thousand of Undertow is too few, and the
     * system makes them wait for seconds.
     */
    private static final int BACKLOG = 10_000;

    private final HttpStreams streams;
    private final Set<String> streamPaths;
    private final List<Undertow> open = new ArrayList<>();

    /**
     * Ports that are not open yet.
     *
     * @param streamPaths what is served on ports for streams
     */
    public WebPorts(HttpStreams streams, Set<String> streamPaths) {
        this.streams = streams;
        this.streamPaths = streamPaths;
    }

    /** Opens all; one that cannot be opened is reported, and the others serve. */
    public void open(List<PortOptions> ports, ServletContext context) {
        Optional<WholeApplication> application = WholeApplication.of(context);
        Optional<XnioWorker> worker = WholeApplication.worker(context);
        if (application.isEmpty() || worker.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "No ports for web clients besides the container's own");
            return;
        }
        HttpHandler handler = application.get().handler();
        ports.forEach(port -> open(port, port.streamsOnly() ? streamsOnly(handler) : handler, worker.get()));
    }

    private void open(PortOptions port, HttpHandler handler, XnioWorker worker) {
        int shifted = port.port() + Integer.getInteger(PORT_OFFSET, 0);
        Undertow.Builder server = Undertow.builder()
                .setWorker(worker)
                .setSocketOption(Options.BACKLOG, BACKLOG)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, IDLE_MILLIS);
        for (String address : port.interfaces()) {
            server.addListener(listener(shifted, address, port, handler));
        }
        Undertow opened = server.build();
        try {
            opened.start();
            open.add(opened);
        } catch (RuntimeException refused) {
            opened.stop();
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Port {0} for web clients cannot be opened: {1}. Free it, or set another one: {2} () '{' connections"
                            + " () '{' ports = [ ... ] '}' '}'",
                    Integer.toString(shifted),
                    refused.getCause() == null ? refused.getMessage() : refused.getCause().getMessage(),
                    port.bean());
        }
    }

    private Undertow.ListenerBuilder listener(int port, String address, PortOptions options, HttpHandler handler) {
        Undertow.ListenerBuilder listener = new Undertow.ListenerBuilder()
                .setType(options.tls() ? Undertow.ListenerType.HTTPS : Undertow.ListenerType.HTTP)
                .setPort(port)
                .setHost(address.equals(ALL) ? "0.0.0.0" : address)
                .setUseProxyProtocol(options.proxyProtocol())
                .setRootHandler(handler);
        return options.tls() ? listener.setSslContext(tls()).setOverrideSocketOptions(limits(options.policy())) : listener;
    }

    private static OptionMap limits(TlsPolicy policy) {
        return OptionMap.builder()
                .setSequence(Options.SSL_ENABLED_PROTOCOLS, policy.protocols().toArray(String[]::new))
                .setSequence(Options.SSL_ENABLED_CIPHER_SUITES, policy.ciphers().toArray(String[]::new))
                .getMap();
    }

    private SSLContext tls() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new DomainKeys(streams::identity)}, new TrustManager[0], new SecureRandom());
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without TLS, and for everybody: whoever logs in to something else does that elsewhere. */
    private HttpHandler streamsOnly(HttpHandler handler) {
        return exchange -> {
            if (streamPaths.contains(exchange.getRequestPath())) {
                handler.handleRequest(exchange);
            } else {
                exchange.setStatusCode(StatusCodes.NOT_FOUND).endExchange();
            }
        };
    }

    /** Frees the ports. */
    public void close() {
        open.forEach(Undertow::stop);
        open.clear();
    }
}
