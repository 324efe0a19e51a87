package im.parley.feature.bytestreams;

import im.parley.server.spi.Options;
import im.parley.server.spi.option.Socks5Options;
import im.parley.wire.port.BytestreamAcceptor;
import im.parley.wire.port.BytestreamPorts;
import im.parley.wire.port.Bytestreams;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ports of the proxy, and where clients find them. */
@Singleton
final class StreamHosts implements BytestreamAcceptor {
    private static final System.Logger LOG = System.getLogger("im.parley");
    /** A client tries one after the other, so it should not be many. */
    private static final int MOST = 4;

    private final Socks5Options options;
    private volatile List<Host> hosts = List.of();
    private volatile @Nullable Bytestreams bytestreams;

    /** @param name an IP address or a name */
    record Host(String name, int port) {}

    @Inject
    StreamHosts(Options options) {
        this.options = options.of(Socks5Options.class);
    }

    /** Where to connect, the best first; nothing when no port is open. */
    List<Host> hosts() {
        return hosts;
    }

    /** What comes there; nothing when no port is open. */
    Optional<Bytestreams> bytestreams() {
        return Optional.ofNullable(bytestreams);
    }

    Bytestreams.Load load() {
        return bytestreams().map(Bytestreams::load).orElse(Bytestreams.Load.NONE);
    }

    @Override
    public BytestreamPorts ports() {
        var open = new TreeMap<Integer, BytestreamPorts.Port>();
        options.connections().ports().forEach(port -> open.put(port, new BytestreamPorts.Port(port, List.of("*"), 0)));
        options.connections().settings().forEach((name, port) -> {
            int number = Integer.parseInt(name);
            if (port.active().orElse(true)) {
                open.put(number, new BytestreamPorts.Port(number, port.interfaces(), Math.max(0, port.connectionsPerSecond())));
            } else {
                open.remove(number);
            }
        });
        Socks5Options.Bounds bounds = options.bounds();
        return new BytestreamPorts(
                List.copyOf(open.values()),
                new BytestreamPorts.Timeouts(bounds.handshake(), bounds.activation(), bounds.idle()),
                new BytestreamPorts.Bounds(bounds.unmatched(), bounds.perAddress(), bounds.active()));
    }

    @Override
    public void listening(List<InetSocketAddress> bound, Bytestreams pairs) {
        hosts = bound.stream().flatMap(this::reachable).distinct().toList();
        bytestreams = pairs;
        LOG.log(
                System.Logger.Level.INFO,
                "SOCKS5 bytestreams: {0}",
                String.join(", ", hosts.stream().map(host -> host.name() + " port " + host.port()).toList()));
    }

    @Override
    public void refused(String why) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0}. There is no proxy for SOCKS5 bytestreams; free the port, or set another one in etc/config.tdsl:"
                        + " socks5 () '{' connections () '{' ports = [ ... ] '}' '}'",
                why);
    }

    /** The configured names, else the address that is listened on, else those of the machine. */
    private Stream<Host> reachable(InetSocketAddress bound) {
        Stream<String> names = !options.presence().addresses().isEmpty()
                ? options.presence().addresses().stream()
                : bound.getAddress().isAnyLocalAddress()
                        ? ofThisMachine().stream().limit(MOST)
                        : Stream.of(text(bound.getAddress()));
        return names.map(name -> new Host(name, bound.getPort()));
    }

    private static List<String> ofThisMachine() {
        List<InetAddress> found = new ArrayList<>();
        try {
            NetworkInterface.networkInterfaces()
                    .filter(StreamHosts::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress() && !address.isMulticastAddress())
                    .forEach(found::add);
        } catch (SocketException unknown) {
            LOG.log(System.Logger.Level.WARNING, "The addresses of this machine are unknown: set remote-addresses", unknown);
        }
        boolean others = found.stream().anyMatch(address -> !address.isLoopbackAddress());
        return found.stream()
                .filter(address -> !others || !address.isLoopbackAddress())
                .sorted(Comparator.comparing(InetAddress::isSiteLocalAddress).thenComparing(Inet6Address.class::isInstance))
                .map(StreamHosts::text)
                .toList();
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException gone) {
            return false;
        }
    }

    /** XEP-0065 section 4 wants RFC 5952 for IPv6. */
    private static String text(InetAddress address) {
        return address instanceof Inet6Address six ? Ipv6Text.of(six) : address.getHostAddress();
    }
}
