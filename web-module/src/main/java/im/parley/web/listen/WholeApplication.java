package im.parley.web.listen;

import io.undertow.server.HttpHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletContext;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioWorker;

/**
 * Takes hold of the handler of this web application while the container makes it, so that other ports than the container's
 * lead to the same application.
 */
public final class WholeApplication implements ServletExtension {
    private static final String ATTRIBUTE = WholeApplication.class.getName();

    private volatile @Nullable HttpHandler handler;

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
        deployment.addInitialHandlerChainWrapper(next -> {
            handler = next;
            return next;
        });
    }

    /** The one of an application; nothing on a server that is not Undertow. */
    static Optional<WholeApplication> of(ServletContext context) {
        return Optional.ofNullable((WholeApplication) context.getAttribute(ATTRIBUTE));
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
