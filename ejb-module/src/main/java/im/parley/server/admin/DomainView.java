package im.parley.server.admin;

import java.util.List;
import java.util.Map;

/**
 * A domain, as administrators see it.
 *
 * @param name the domain part
 * @param configured whether it stands in the configuration file, and so cannot be removed
 * @param first whether it is the domain for those who name none
 * @param settings what is set, by the keys of {@link DomainSettings}; secrets are left out
 */
public record DomainView(String name, boolean configured, boolean first, Map<String, List<String>> settings) {
    /** Takes a copy. */
    public DomainView {
        settings = Map.copyOf(settings);
    }

    /** Whether it is served now. */
    public boolean enabled() {
        return settings.getOrDefault("enabled", List.of()).contains("true");
    }
}
