package im.parley.wire.rate;

import im.parley.wire.port.ListenerOptions.Rates;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected to one port, by IP address. An address has an entry only while it has a connection, so the table is
 * never larger than the number of connections. One IPv6 subscriber has a whole /64 network; it counts as one address.
 */
public final class AddressTable {
    private static final Address UNLIMITED = new Address(0, null);
    /** IPv4 addresses stand under a prefix that no IPv6 sender can have: it is reserved for multicast. */
    private static final long IPV4 = 0xFFFF_FFFFL << 32;

    private final ConcurrentHashMap<Long, Address> present = new ConcurrentHashMap<>();
    private final Rates rates;

    /** A table with the limits of one port. */
    public AddressTable(Rates rates) {
        this.rates = rates;
    }

    /** Counts one more connection from an address; empty when it has too many, or may have none. */
    public Optional<Address> admit(InetAddress peer) {
        if (!rates.allowed().isEmpty() && rates.allowed().stream().noneMatch(block -> block.contains(peer))) {
            return Optional.empty();
        }
        if (rates.connectionsPerAddress() == 0 && rates.bytesPerSecondPerAddress() == 0) {
            return Optional.of(UNLIMITED);
        }
        boolean[] admitted = new boolean[1];
        Address address = present.compute(key(peer), (key, known) -> {
            Address entry = known == null ? new Address(key, bucket()) : known;
            admitted[0] = rates.connectionsPerAddress() == 0 || entry.connections < rates.connectionsPerAddress();
            entry.connections += admitted[0] ? 1 : 0;
            return entry;
        });
        return admitted[0] ? Optional.of(address) : Optional.empty();
    }

    /** One connection of an address has ended. */
    public void leave(Address address) {
        present.computeIfPresent(address.key, (key, entry) -> --entry.connections == 0 ? null : entry);
    }

    /** How many addresses are connected. */
    int size() {
        return present.size();
    }

    private @Nullable TokenBucket bucket() {
        long limit = rates.bytesPerSecondPerAddress();
        return limit == 0 ? null : new TokenBucket(limit, System.nanoTime());
    }

    private static long key(InetAddress peer) {
        ByteBuffer bytes = ByteBuffer.wrap(peer.getAddress());
        return peer instanceof Inet6Address ? bytes.getLong() : IPV4 | Integer.toUnsignedLong(bytes.getInt());
    }

    /** One IP address with at least one connection. */
    public static final class Address {
        private final long key;
        private final @Nullable TokenBucket bytes;
        /** Changed only inside the table's {@code compute}. */
        private int connections;

        private Address(long key, @Nullable TokenBucket bytes) {
            this.key = key;
            this.bytes = bytes;
        }

        /** Notes bytes that came from this address; returns the milliseconds to wait before reading more. */
        public long take(int amount) {
            return bytes == null ? 0 : bytes.take(amount, System.nanoTime());
        }
    }
}
