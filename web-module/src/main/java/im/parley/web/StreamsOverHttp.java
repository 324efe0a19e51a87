package im.parley.web;

import im.parley.web.bosh.Bosh;
import im.parley.web.listen.WebPorts;
import im.parley.web.listen.WholeApplication;
import im.parley.web.stream.Peers;
import im.parley.web.stream.Sweep;
import im.parley.web.websocket.WebSockets;
import im.parley.web.wellknown.HostMeta;
import im.parley.wire.port.HttpOptions;
import im.parley.wire.port.HttpStreams;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens the transports over HTTP when the web application starts, as the configuration says. */
@WebListener
public final class StreamsOverHttp implements ServletContextListener {
    private static final System.Logger LOG = System.getLogger("im.parley.web");
    private static final long TICK_MILLIS = 200;

    @EJB
    private @Nullable HttpStreams streams;

    @Resource
    private @Nullable ManagedScheduledExecutorService scheduler;

    private @Nullable Sweep sweep;
    private @Nullable WebSockets webSockets;
    private @Nullable Bosh bosh;
    private @Nullable WebPorts ports;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        HttpStreams server = Objects.requireNonNull(streams, "injected");
        HttpOptions options = server.options();
        Peers peers = new Peers(options.access());
        Sweep watch = new Sweep(Objects.requireNonNull(scheduler, "injected"), TICK_MILLIS);
        sweep = watch;
        Optional<WholeApplication> application = WholeApplication.of(event.getServletContext());
        if (application.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "No WebSocket and no BOSH: this is not Undertow");
        }
        if (options.webSocket().active()) {
            WebSockets opened = new WebSockets(options.webSocket(), server, watch);
            application.ifPresent(all -> all.serve(WebSockets.PATHS, opened.handler(peers)));
            webSockets = opened;
        }
        if (options.bosh().active()) {
            Bosh opened = new Bosh(options.bosh(), server, watch);
            application.ifPresent(all -> all.serve(Bosh.PATHS, opened.open(peers)));
            bosh = opened;
        }
        discover(event.getServletContext(), server, peers, options);
        WebPorts more = new WebPorts(server, streamPaths());
        more.open(options.ports(), event.getServletContext());
        ports = more;
    }

    private static void discover(ServletContext context, HttpStreams server, Peers peers, HttpOptions options) {
        HostMeta servlet =
                new HostMeta(server, peers, options, WebSockets.PATHS.getFirst(), Bosh.PATHS.getFirst());
        context.addServlet("host-meta", servlet).addMapping(HostMeta.PATHS.toArray(String[]::new));
    }

    private static Set<String> streamPaths() {
        Set<String> paths = new HashSet<>(WebSockets.PATHS);
        paths.addAll(Bosh.PATHS);
        paths.addAll(HostMeta.PATHS);
        return Set.copyOf(paths);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (ports != null) {
            ports.close();
        }
        if (webSockets != null) {
            webSockets.close();
        }
        if (bosh != null) {
            bosh.close();
        }
        if (sweep != null) {
            sweep.stop();
        }
    }
}
