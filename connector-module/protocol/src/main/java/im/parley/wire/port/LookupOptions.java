package im.parley.wire.port;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * How to ask DNS.
 *
 * @param servers the name servers; none means those of the system
 * @param validating whether these check signatures and are reached in a safe way, so that their word on that (the AD bit)
 *     counts
 * @param patience how long a whole lookup may take
 * @param port where a server is when there is no SRV record
 */
public record LookupOptions(List<InetSocketAddress> servers, boolean validating, Duration patience, int port) {
    /** Takes a copy of the list. */
    public LookupOptions {
        servers = List.copyOf(servers);
    }
}
