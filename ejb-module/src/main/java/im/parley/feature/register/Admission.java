package im.parley.feature.register;

import im.parley.server.spi.Options;
import im.parley.server.spi.StreamView;
import im.parley.server.spi.option.ThrottlingOptions;
import im.parley.wire.addr.AddressBlock;
import im.parley.wire.addr.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** From where accounts may be made, and how many. Thread-safe. */
final class Admission {
    private final List<AddressBlock> allowed;
    private final List<AddressBlock> denied;
    private final boolean allowedOnly;
    private final Options options;
    private final Clock clock;
    private final Throttle<Network> common;
    /** By the name of the connection manager: its own, or the common one. */
    private final Map<String, Throttle<Network>> throttles = new ConcurrentHashMap<>();

    Admission(RegistrationOptions registration, Options options, Clock clock) {
        this.allowed = blocks("registration-whitelist", registration.networks().allowed());
        this.denied = blocks("registration-blacklist", registration.networks().denied());
        this.allowedOnly = registration.networks().allowedOnly();
        this.options = options;
        this.clock = clock;
        this.common = throttle(ThrottlingOptions.BEAN)
                .orElseGet(() -> new Throttle<>(registration.limit(), registration.period(), clock));
    }

    private static List<AddressBlock> blocks(String option, List<String> texts) {
        return texts.stream().map(text -> block(option, text)).toList();
    }

    private static AddressBlock block(String option, String text) {
        try {
            return AddressBlock.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "'" + option + "': '" + text + "' is no address or network: " + malformed.getMessage(), malformed);
        }
    }

    /** Whether accounts may be made over this stream at all. */
    boolean admits(StreamView stream) {
        InetSocketAddress remote = stream.facts().remote();
        InetAddress address = remote.getAddress();
        if (address == null) {
            return !allowedOnly; // a host name that was not looked up is on no list
        }
        return listed(allowed, address) || !allowedOnly && !listed(denied, address);
    }

    private static boolean listed(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /** Counts an attempt to make an account; false when there were too many. */
    boolean permits(StreamView stream) {
        return throttles
                .computeIfAbsent(
                        stream.facts().listener(), name -> throttle(name, ThrottlingOptions.BEAN).orElse(common))
                .permits(Network.of(stream.facts().remote()));
    }

    private Optional<Throttle<Network>> throttle(String... path) {
        return options.at(ThrottlingOptions.class, path)
                .filter(ThrottlingOptions::active)
                .map(found -> new Throttle<>(found.limit(), found.period(), clock));
    }
}
