package im.parley.transport.socks;

import im.parley.wire.rate.AddressTable;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One connection, from its acceptance to its end. Its fields belong to the rendezvous, under whose lock they change. */
final class Visitor {
    private final Channel channel;
    private final AddressTable.Address address;

    /** What ends the connection if nothing happens. */
    @Nullable Future<?> deadline;

    /** Where it waits, or what it is part of; not yet during its handshake. */
    @Nullable Pair pair;

    /** The side of the relay; not yet during its handshake. */
    @Nullable Leg leg;

    /** Whether it was counted out. */
    boolean left;

    Visitor(Channel channel, AddressTable.Address address) {
        this.channel = channel;
        this.address = address;
    }

    Channel channel() {
        return channel;
    }

    AddressTable.Address address() {
        return address;
    }

    void close() {
        Leg side = leg;
        if (side == null) {
            var _ = channel.close();
        } else {
            side.close();
        }
    }
}
