package im.parley.server.config;

import im.parley.server.config.tdsl.Block;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keys and beans that Tigase gives to every component, connection manager or processor, so that they may stand in any file
 * (its classes BasicComponent, AbstractMessageReceiver, ConnectionManager and XMPPProcessor). Nothing here changes what Parley
 * does, and what would weaken a server if it were not heeded is not here.
 */
final class Everywhere {
    private static final String BUILT_DIFFERENTLY = "Parley is built differently and has no such part";
    private static final Set<String> CONNECTION_MANAGERS =
            Set.of(C2sOptions.BEAN, S2sOptions.BEAN, ExtOptions.BEAN, BoshOptions.BEAN, Ws2sOptions.BEAN);

    private static final Map<String, String> OF_COMPONENTS = reasons(
            "max-queue-size",
            "packet-delivery-retry-count",
            "packet-deliver-retry-count",
            "priority-queue-implementation",
            "processing-in-threads",
            "processing-out-threads",
            "scheduler-threads",
            "incomingFilters",
            "outgoingFilters",
            "scripts-dir",
            "compId",
            "defHostname",
            "test");

    private static final String ADMINISTRATORS = "`admins` outside of all blocks holds for every component";
    private static final Map<String, String> ELSEWHERE = Map.of(
            "admins", ADMINISTRATORS,
            "trusted", ADMINISTRATORS,
            "disco-extensions", "`disco-extensions` outside of all blocks holds for every component",
            "commands", "administrators of the server and of its domains may run commands, nobody else",
            "name", "the name of the bean is that of the component");

    private static final Map<String, String> OF_CONNECTION_MANAGERS = reasons(
            "connectionDelay",
            "net-buffer",
            "socket-buffer-size",
            "service-connected-timeout",
            "cross-domain-policy-file",
            "flash-cross-domain-policy-file",
            "watchdog-delay",
            "watchdog-timeout",
            "watchdog-ping-type",
            "watchdog_delay",
            "watchdog_timeout",
            "watchdog_ping_type",
            "last_minute_packets_limit",
            "total_packets_limit",
            "total_bin_limit",
            "xmppLimitAction",
            "trafficThrottling");

    private static final Set<String> OF_PROCESSORS = Set.of("threadsNo", "queueSize", "msg-carbons-paths");

    private Everywhere() {}

    private static Map<String, String> reasons(String... names) {
        return Set.of(names).stream().collect(Collectors.toMap(Function.identity(), _ -> BUILT_DIFFERENTLY));
    }

    /** All that Parley has no part for, sorted. */
    static SortedSet<String> names() {
        var names = new TreeSet<>(OF_PROCESSORS);
        names.addAll(OF_COMPONENTS.keySet());
        names.addAll(OF_CONNECTION_MANAGERS.keySet());
        return names;
    }

    /**
     * Why a name has no effect in a bean, if it is one of these.
     *
     * @param path the beans around it, the outermost first
     */
    static Optional<String> ignoredBecause(String name, List<String> path) {
        if (path.size() == 2 && path.getFirst().equals(SessManOptions.BEAN)) {
            return OF_PROCESSORS.contains(name) ? Optional.of(BUILT_DIFFERENTLY) : Optional.empty();
        }
        if (path.size() != 1) {
            return Optional.empty();
        }
        return Optional.ofNullable(OF_COMPONENTS.get(name))
                .or(() -> Optional.ofNullable(ELSEWHERE.get(name)))
                .or(() -> CONNECTION_MANAGERS.contains(path.getFirst())
                        ? Optional.ofNullable(OF_CONNECTION_MANAGERS.get(name))
                        : Optional.empty());
    }

    /** Whether a processor says nothing that a processor without options could not say, too. */
    static boolean onlyOfProcessors(Block bean) {
        return OF_PROCESSORS.containsAll(bean.settings().keySet()) && OF_PROCESSORS.containsAll(bean.beans().keySet());
    }
}
