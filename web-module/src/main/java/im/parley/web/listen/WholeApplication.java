package im.parley.web.listen;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioWorker;

/**
 * Takes hold of the handler of this web application while the container makes it, so that other ports than the container's
 * lead to the same application, and that streams are served before all filters and servlets, on the I/O threads
 * (docs/adr/0032).
 */
public final class WholeApplication implements ServletExtension {
    private static final String ATTRIBUTE = WholeApplication.class.getName();

    private final ConcurrentHashMap<String, HttpHandler> streams = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Folder> folders = new ConcurrentHashMap<>();
    private volatile @Nullable HttpHandler handler;

    /** Answers some of the requests below a path. */
    @FunctionalInterface
    public interface Folder {
        /**
         * Answers a request, or hands it on. On an I/O thread.
         *
         * @param rest the filters and servlets
         */
        void handle(HttpServerExchange exchange, HttpHandler rest) throws Exception;
    }

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
        deployment.addInitialHandlerChainWrapper(next -> {
            HttpHandler all = before(next);
            handler = all;
            return all;
        });
    }

    private HttpHandler before(HttpHandler servlets) {
        return exchange -> {
            String path = exchange.getRelativePath();
            HttpHandler stream = streams.get(path);
            if (stream != null) {
                stream.handleRequest(exchange);
                return;
            }
            Folder folder = folders.get(path.substring(0, path.indexOf('/', 1) + 1));
            if (folder != null) {
                folder.handle(exchange, servlets);
            } else {
                exchange.addRequestWrapper(PunctualSource.wrapper());
                servlets.handleRequest(exchange);
            }
        };
    }

    /** The one of an application; nothing on a server that is not Undertow. */
    public static Optional<WholeApplication> of(ServletContext context) {
        return Optional.ofNullable((WholeApplication) context.getAttribute(ATTRIBUTE));
    }

    /** From now on these paths are served by a handler that does not block. */
    public void serve(Collection<String> paths, HttpHandler stream) {
        paths.forEach(path -> streams.put(path, stream));
    }

    /**
     * From now on requests below a path go there first.
     *
     * @param path one segment between slashes
     */
    public void serve(String path, Folder folder) {
        folders.put(path, folder);
    }

    /** Answers requests as the application does. */
    HttpHandler handler() {
        return exchange -> Objects.requireNonNull(handler, "deployed").handleRequest(exchange);
    }

    /** The threads of the container's web server; nothing when it has none to give. */
    static Optional<XnioWorker> worker(ServletContext context) {
        return Optional.ofNullable((WebSocketDeploymentInfo) context.getAttribute(WebSocketDeploymentInfo.ATTRIBUTE_NAME))
                .map(WebSocketDeploymentInfo::getWorker)
                .map(Supplier::get);
    }
}
