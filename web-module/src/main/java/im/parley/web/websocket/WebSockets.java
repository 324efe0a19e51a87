package im.parley.web.websocket;

import im.parley.web.stream.Peers;
import im.parley.web.stream.Sweep;
import im.parley.wire.port.HttpOptions.WebSocketOptions;
import im.parley.wire.port.HttpStreams;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.EnumSet;
import java.util.List;

/** XMPP over WebSocket in a web application: its addresses, from its start to its end. */
public final class WebSockets {
    /** Where clients look for it first, and the name that others gave it. */
    public static final List<String> PATHS = List.of("/xmpp-websocket", "/ws");

    private static final System.Logger LOG = System.getLogger("im.parley.web");

    private final Port port;

    /** Ready to be opened. */
    public WebSockets(WebSocketOptions options, HttpStreams streams, Sweep sweep) {
        port = new Port(options, streams, sweep);
    }

    /** Accepts WebSockets from now on. */
    public void open(ServletContext context, Peers peers) throws DeploymentException {
        if (!(context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container)) {
            LOG.log(System.Logger.Level.WARNING, "No WebSocket: it is off in this WildFly (setting=websockets)");
            return;
        }
        FilterRegistration.Dynamic handshake = context.addFilter("xmpp-websocket", new Handshake(peers));
        handshake.setAsyncSupported(true);
        handshake.addMappingForUrlPatterns(
                EnumSet.of(DispatcherType.REQUEST), false, PATHS.toArray(String[]::new));
        for (String path : PATHS) {
            container.addEndpoint(ServerEndpointConfig.Builder.create(XmppEndpoint.class, path)
                    .subprotocols(List.of("xmpp"))
                    .configurator(new OneEndpoint(new XmppEndpoint(port)))
                    .build());
        }
    }

    /** Ends all streams with {@code system-shutdown}. */
    public void close() {
        port.open().forEach(WebSocketConnection::shutDown);
    }

    /** All connections have the same endpoint, which keeps nothing. */
    private static final class OneEndpoint extends ServerEndpointConfig.Configurator {
        private final XmppEndpoint endpoint;

        OneEndpoint(XmppEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(endpoint);
        }
    }
}
