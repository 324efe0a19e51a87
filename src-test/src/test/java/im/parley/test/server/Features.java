package im.parley.test.server;

import im.parley.server.spi.Feature;
import java.util.List;

/** All features, loaded or not, for the tables that say what there is. */
public final class Features {
    private Features() {}

    /** One of each. */
    public static List<Feature> all() {
        try (TestServer server = new TestServer("")) {
            return server.features();
        }
    }
}
