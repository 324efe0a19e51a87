package im.parley.server.admin.setup;

import java.util.Arrays;
import java.util.List;

/** The ways into the server that the set-up switches, by the names of their beans; those that the server has. */
enum Connector {
    /** Direct TLS of clients. STARTTLS stays: without any way in there would be no server. */
    DIRECT_TLS(true, "c2s", "connections", "5223"),
    BOSH(true, "bosh"),
    WEBSOCKET(true, "ws2s"),
    FEDERATION(true, "s2s"),
    COMPONENTS(false, "ext");

    private final boolean byDefault;
    private final String[] path;

    Connector(boolean byDefault, String... path) {
        this.byDefault = byDefault;
        this.path = path;
    }

    boolean byDefault() {
        return byDefault;
    }

    String[] path() {
        return path.clone();
    }

    /** The name on the way to the browser and back. */
    String id() {
        return this == DIRECT_TLS ? "c2s-direct-tls" : path[0];
    }

    /** Those whose bean means something to this server. */
    static List<Connector> among(List<String> beans) {
        return Arrays.stream(values()).filter(connector -> beans.contains(connector.path[0])).toList();
    }
}
