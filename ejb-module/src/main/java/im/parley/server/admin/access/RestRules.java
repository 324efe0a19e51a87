package im.parley.server.admin.access;

import im.parley.server.config.Configuration;
import im.parley.server.config.RestOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/** What the configuration says of the REST interfaces. */
@Singleton
public final class RestRules {
    private final RestOptions options;

    /** Reads the configuration. */
    @Inject
    public RestRules(Configuration configuration) {
        this.options = configuration.root().services().rest();
    }

    /** How many requests a second a caller may send for long. */
    public int perSecond() {
        return options.perSecond();
    }

    /** How many requests a caller may send at once. */
    public int burst() {
        return options.burst();
    }

    /** The other web sites whose scripts may use the interfaces. */
    public Set<String> origins() {
        return options.origins();
    }
}
