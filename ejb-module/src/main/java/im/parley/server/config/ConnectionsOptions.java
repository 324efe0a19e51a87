package im.parley.server.config;

import im.parley.server.spi.option.Activity;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code connections { ports = [ 5222 ]; 5223 () { socket = ssl } }}. */
public record ConnectionsOptions(
        @Option(
                        name = "ports",
                        byDefault = "[ 5222, 5223 ]",
                        min = "0",
                        max = "65535",
                        help = "The TCP ports; 0 is any free one.")
                Set<Integer> ports,
        @Beans(
                        label = "<port>",
                        pattern = "[0-9]{1,5}",
                        help = "One port. `5224 () {}` opens a port that is not in `ports`, `5223 (active: false) {}`"
                                + " closes one that is.")
                Map<String, PortOptions> settings) {
    private static final Set<Integer> DIRECT_TLS = Set.of(5223, 5270);

    /** How a connection starts. */
    public enum Socket {
        /** TCP; the client starts TLS (STARTTLS). */
        PLAIN,
        /** TLS from the first byte. */
        SSL,
        /** TCP; the client must start TLS before anything else. */
        TLS
    }

    /** Who opens a connection. */
    public enum Direction {
        /** The client does. */
        ACCEPT
    }

    /** One port. */
    @Ignored(value = "force-redirect-to", because = "clients are sent to other hosts and ports by `seeOtherHost`")
    public record PortOptions(
            @Activity Optional<Boolean> active,
            @Group Start start,
            @Option(
                            name = "ifc",
                            help = "The addresses to listen on; `'*'` is all of them. By default as the bean says, or all.")
                    Optional<List<String>> interfaces,
            @Option(
                            name = "new-connections-throttling",
                            byDefault = "-1",
                            min = "-1",
                            help = "New connections in a second; 0 or less is no limit.")
                    int connectionsPerSecond,
            @Option(
                            name = "enableProxy",
                            byDefault = "false",
                            help = "Whether every connection begins with a PROXY protocol header, version 1 or 2.")
                    boolean proxyProtocol) {

        /** How connections to a port start; 5223 and 5270 are for direct TLS if nothing else is said. */
        public Socket socket(int port) {
            return start.socket().orElse(DIRECT_TLS.contains(port) ? Socket.SSL : Socket.PLAIN);
        }

        /** Whether a client must start TLS before anything else, whatever its domain says. */
        public boolean tlsRequired(int port) {
            return socket(port) == Socket.TLS || start.tls().required();
        }
    }

    /** How connections to a port start. */
    public record Start(
            @Option(
                            name = "socket",
                            help = "`'plain'`: TCP, and the client may start TLS; `'tls'`: the client must start TLS;"
                                    + " `'ssl'`: TLS from the first byte. By default `'ssl'` on 5223 and 5270, else `'plain'`.")
                    Optional<Socket> socket,
            @Option(name = "type", byDefault = "'accept'", help = "Clients connect to the server, never the reverse.")
                    Direction type,
            @Bean(name = "tls", help = "TLS on this port.") TlsOptions tls) {}

    /** {@code tls { required = true }}. */
    public record TlsOptions(
            @Option(
                            name = "required",
                            byDefault = "false",
                            help = "Whether clients must start TLS on this port even if their domain does not ask it.")
                    boolean required) {}

    /** The open ports in ascending order. */
    public Map<Integer, PortOptions> active() {
        var active = new TreeMap<Integer, PortOptions>();
        ports.forEach(port -> active.put(port, options(port)));
        settings.forEach((name, options) -> {
            var port = Integer.parseInt(name);
            if (options.active().orElse(ports.contains(port))) {
                active.put(port, options);
            } else {
                active.remove(port);
            }
        });
        return active;
    }

    private PortOptions options(int port) {
        var configured = settings.get(Integer.toString(port));
        return configured == null ? PORT_DEFAULTS : configured;
    }

    private static final PortOptions PORT_DEFAULTS = new PortOptions(
            Optional.empty(),
            new Start(Optional.empty(), Direction.ACCEPT, new TlsOptions(false)),
            Optional.empty(),
            -1,
            false);
}
