package im.parley.wire.addr;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where a connection comes from, as far as one party can be told from another: the address of IPv4, the /64 network of
 * IPv6, in which one party has all addresses.
 *
 * @param prefix the bytes that count
 */
public record Network(ByteBuffer prefix) {
    private static final int IPV6_PREFIX = 8;

    /** The network of a peer. */
    public static Network of(InetSocketAddress remote) {
        InetAddress address = remote.getAddress();
        if (address == null) {
            return new Network(ByteBuffer.allocate(0)); // a host name that was not looked up: all of these together
        }
        byte[] bytes = address.getAddress();
        return new Network(
                ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX) : bytes));
    }

    /** The address in figures. */
    @Override
    public String toString() {
        byte[] bytes = new byte[prefix.remaining()];
        prefix.get(prefix.position(), bytes);
        try {
            return switch (bytes.length) {
                case 0 -> "unknown";
                case IPV6_PREFIX -> InetAddress.getByAddress(Arrays.copyOf(bytes, 2 * IPV6_PREFIX)).getHostAddress() + "/64";
                default -> InetAddress.getByAddress(bytes).getHostAddress();
            };
        } catch (UnknownHostException otherLength) {
            return "unknown";
        }
    }
}
