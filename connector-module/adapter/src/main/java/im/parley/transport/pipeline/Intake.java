package im.parley.transport.pipeline;

import im.parley.wire.port.ListenerOptions.Rates;
import im.parley.wire.rate.AddressTable;
import im.parley.wire.rate.AddressTable.Address;
import im.parley.wire.rate.TokenBucket;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whether a connection is read from: who has a reason against it, and how fast bytes may come. */
final class Intake {

    /** Reasons not to read. */
    enum Why {
        /** The server has more to do for this peer than it wants to keep. */
        SERVER(1),
        /** What comes next cannot be read before the server has answered. */
        GATE(2),
        /** The peer sends faster than it may. */
        RATE(4),
        /** The peer does not take what is sent to it; who asks and does not listen is not heard. */
        UNSENT(8);

        private final byte bit;

        Why(int bit) {
            this.bit = (byte) bit;
        }
    }

    private final Channel channel;
    private @Nullable Address address;
    private @Nullable TokenBucket bytes;
    private byte reasons;

    Intake(Channel channel) {
        this.channel = channel;
    }

    /** The peer's address is known; returns whether it may connect. */
    boolean admit(InetAddress peer, AddressTable addresses, Rates rates) {
        Optional<Address> admitted = addresses.admit(peer);
        address = admitted.orElse(null);
        bytes = rates.bytesPerSecond() == 0 ? null : new TokenBucket(rates.bytesPerSecond(), System.nanoTime());
        return admitted.isPresent();
    }

    /** The connection has ended. */
    void leave(AddressTable addresses) {
        if (address != null) {
            addresses.leave(address);
            address = null;
        }
    }

    /** Notes bytes that were read, and pauses when they were too many. */
    void took(int amount) {
        long wait = bytes == null ? 0 : bytes.take(amount, System.nanoTime());
        if (address != null) {
            wait = Math.max(wait, address.take(amount));
        }
        if (wait > 0 && (reasons & Why.RATE.bit) == 0) {
            pause(Why.RATE);
            var _ = channel.eventLoop().schedule(() -> resume(Why.RATE), wait, TimeUnit.MILLISECONDS);
        }
    }

    /** Reads no more until this reason is gone. */
    void pause(Why why) {
        reasons |= why.bit;
        channel.config().setAutoRead(false);
    }

    /** A reason is gone; reads on when it was the last. */
    void resume(Why why) {
        if ((reasons & why.bit) != 0) {
            reasons &= (byte) ~why.bit;
            channel.config().setAutoRead(reasons == 0);
        }
    }

    /** Pauses for a reason or resumes. */
    void set(Why why, boolean paused) {
        if (paused) {
            pause(why);
        } else {
            resume(why);
        }
    }

    boolean isPaused() {
        return reasons != 0;
    }
}
