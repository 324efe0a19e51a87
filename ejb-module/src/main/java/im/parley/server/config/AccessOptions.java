package im.parley.server.config;

import im.parley.server.spi.option.Option;
import im.parley.wire.addr.AddressBlock;
import java.util.List;
import java.util.Optional;

/** Where a connection manager listens, and who may come. */
public record AccessOptions(
        @Option(
                        name = "ifc",
                        help = "The addresses to listen on, for all ports that say nothing else: `[ '192.0.2.7' ]`.")
                Optional<List<String>> interfaces,
        @Option(
                        name = "ip-whitelist",
                        byDefault = "[]",
                        help = "From where anybody may connect, as addresses and blocks of them: `[ '10.0.0.0/8', '::1' ]`; who"
                                + " comes from elsewhere is cut off at once. Empty is from everywhere.")
                List<AddressBlock> allowed) {
    private static final List<String> ALL = List.of("*");

    /** The addresses of a port. */
    List<String> of(Optional<List<String>> port) {
        return port.or(() -> interfaces).orElse(ALL);
    }
}
