package im.parley.test.architecture.planted.server.route;

import jakarta.resource.ResourceException;

/** Planted: the router knows JCA. */
final class ConnectorServer {
    private ConnectorServer() {}

    static Class<?> wrong() {
        return ResourceException.class;
    }
}
