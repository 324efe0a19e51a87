package im.parley.web.stream;

import im.parley.wire.addr.AddressBlock;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reverse proxies that are believed. Each adds the address that it was asked from to the end of
 * {@code X-Forwarded-For}; what stands before the first untrusted one may be invented.
 */
final class Proxies {
    private final List<AddressBlock> trusted;

    /** @throws IllegalArgumentException when one of them is no address and no block */
    Proxies(List<String> trusted) {
        this.trusted = trusted.stream().map(AddressBlock::of).toList();
    }

    boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }

    /** Where a request comes from that has reached us from {@code peer}. */
    InetAddress client(InetAddress peer, @Nullable String forwardedFor) {
        if (forwardedFor == null || !trusts(peer)) {
            return peer;
        }
        String[] hops = forwardedFor.split(",");
        InetAddress client = peer;
        for (int i = hops.length - 1; i >= 0 && trusts(client); i--) {
            try {
                client = literal(hops[i].strip());
            } catch (IllegalArgumentException noAddress) {
                return client;
            }
        }
        return client;
    }

    /** Some proxies add the port, and brackets to an address of IPv6. */
    private static InetAddress literal(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return InetAddress.ofLiteral(end < 0 ? hop : hop.substring(1, end));
        }
        int colon = hop.indexOf(':');
        boolean port = colon >= 0 && colon == hop.lastIndexOf(':');
        return InetAddress.ofLiteral(port ? hop.substring(0, colon) : hop);
    }
}
