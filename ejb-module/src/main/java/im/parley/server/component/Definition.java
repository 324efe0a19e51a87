package im.parley.server.component;

import im.parley.store.component.ComponentItem;
import im.parley.store.component.ComponentItem.Connecting;
import im.parley.store.component.ComponentItem.Protocol;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A component as it was set up.
 *
 * @param item what was set up
 * @param patterns the domains that it answers for besides its own
 * @param fixed whether it stands in the configuration file
 */
public record Definition(ComponentItem item, List<Pattern> patterns, boolean fixed) {
    /** Takes a copy. */
    public Definition {
        patterns = List.copyOf(patterns);
    }

    static Definition of(ComponentItem item, boolean fixed) {
        return new Definition(
                item, item.routes().patterns().stream().map(Pattern::compile).toList(), fixed);
    }

    /** Its domain. */
    public String domain() {
        return item.domain();
    }

    /** Whether this server is the component, and the other side its server. */
    public boolean isReversed() {
        return (item.link().connecting() == Connecting.CONNECT) != (item.link().protocol() == Protocol.CONNECT);
    }

    /** Whether a domain is one of those that are given as patterns. */
    boolean matches(String domain) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(domain).matches());
    }

    /** The domain of the server that this one is a component of. */
    String server() {
        return item.link().remote().isEmpty() ? "" : item.link().remote().getFirst();
    }
}
