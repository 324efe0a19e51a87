package im.parley.server.config;

import im.parley.server.spi.option.Option;
import im.parley.wire.port.LookupOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** {@code s2s { dns { ... } }}: how other servers are found. */
public record DnsOptions(
        @Option(
                        name = "servers",
                        byDefault = "[]",
                        help = "Name servers as `address` or `address:port`, an IPv6 address in brackets; nothing means"
                                + " those of the system.")
                List<String> servers,
        @Option(
                        name = "dnssec",
                        byDefault = "false",
                        help = "Whether these name servers check signatures and are reached in a safe way (on this machine,"
                                + " for example): then keys that are published in DNS (DANE) are believed.")
                boolean validating,
        @Option(name = "timeout", byDefault = "10", min = "PT1S", max = "PT1M", help = "How long a lookup may take.")
                Duration patience,
        @Option(
                        name = "default-port",
                        byDefault = "5269",
                        min = "1",
                        max = "65535",
                        help = "Where a server is that DNS has no SRV record of.")
                int port) {
    private static final int DNS = 53;

    /** What the transport needs to know. */
    public LookupOptions lookup() {
        return new LookupOptions(servers.stream().map(DnsOptions::address).toList(), validating, patience, port);
    }

    private static InetSocketAddress address(String text) {
        boolean bracketed = text.startsWith("[");
        int end = bracketed ? text.indexOf(']') + 1 : text.indexOf(':') < 0 ? text.length() : text.indexOf(':');
        String host = bracketed ? text.substring(1, Math.max(1, end - 1)) : text.substring(0, end);
        int port = end < text.length() && text.charAt(end) == ':' ? Integer.parseInt(text.substring(end + 1)) : DNS;
        return new InetSocketAddress(host, port);
    }
}
