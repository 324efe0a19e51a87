package im.parley.wire.addr;

import java.net.InetAddress;

/**
 * A block of IP addresses in CIDR notation, RFC 4632 section 3.1.
 *
 * @param base an address of the block
 * @param bits how many bits of it count
 */
public record AddressBlock(InetAddress base, int bits) {

    /**
     * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or an address alone. Asks no DNS.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        InetAddress base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = base.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("'" + text + "' has " + bits + " of " + all + " bits");
        }
        return new AddressBlock(base, bits);
    }

    /** Whether an address is in the block. An address of the other version never is. */
    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
