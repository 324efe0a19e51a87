package im.parley.transport.socks;

import im.parley.wire.port.BytestreamPorts;
import im.parley.wire.port.Bytestreams;
import im.parley.wire.port.ListenerOptions.Rates;
import im.parley.wire.port.Meter;
import im.parley.wire.rate.AddressTable;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Everybody who is connected, and who gave the same address. Its lock is taken a few times in the life of a connection,
 * never for a byte that is relayed.
 */
final class Rendezvous implements Bytestreams {
    /** The event loop of a pair has little to do before the two are joined. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BytestreamPorts.Timeouts timeouts;
    private final BytestreamPorts.Bounds bounds;
    private final AddressTable addresses;

    /** The oldest first. */
    private final LinkedHashSet<Visitor> shakingHands = new LinkedHashSet<>();

    private final Map<Destination, Pair> pairs = new HashMap<>();
    private final List<EventLoop> homes = new ArrayList<>();
    /** Connections come in pairs, so the turns of the event loops that take them would put all pairs on half of these. */
    private int nextHome;

    private int unmatched;
    private int active;
    private boolean stopped;
    private final LongAdder refused = new LongAdder();
    private final LongAdder ignored = new LongAdder();
    private final LongAdder relayedBefore = new LongAdder();

    /** @param loops who moves the bytes */
    Rendezvous(BytestreamPorts options, EventLoopGroup loops) {
        loops.forEach(loop -> homes.add((EventLoop) loop));
        timeouts = options.timeouts();
        bounds = options.bounds();
        addresses = new AddressTable(new Rates(0, bounds.perAddress(), 0, 0, 0));
    }

    /**
     * Lets a connection in, unless its address has too many. When there are too many in all, the one that has been in its
     * handshake for the longest time has to go: a flood of connections that say nothing pushes itself out.
     */
    Optional<Visitor> admit(Channel channel) {
        Optional<AddressTable.Address> address = channel.remoteAddress() instanceof InetSocketAddress peer
                ? addresses.admit(peer.getAddress())
                : Optional.empty();
        if (address.isEmpty()) {
            refused();
            return Optional.empty();
        }
        Visitor visitor = new Visitor(channel, address.get());
        if (!enter(visitor)) {
            addresses.leave(address.get());
            refused();
            return Optional.empty();
        }
        channel.closeFuture().addListener(closed -> leave(visitor));
        return Optional.of(visitor);
    }

    private synchronized boolean enter(Visitor visitor) {
        if (unmatched >= bounds.unmatched()) {
            if (shakingHands.isEmpty()) {
                return false;
            }
            Visitor oldest = shakingHands.removeFirst();
            refused();
            unmatched--;
            oldest.close();
        }
        if (stopped) {
            return false;
        }
        unmatched++;
        shakingHands.add(visitor);
        limit(visitor, timeouts.handshake());
        return true;
    }

    private void limit(Visitor visitor, Duration time) {
        unlimit(visitor);
        visitor.deadline = visitor.channel()
                .eventLoop()
                .schedule(() -> expire(visitor), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void unlimit(Visitor visitor) {
        var deadline = visitor.deadline;
        if (deadline != null) {
            deadline.cancel(false);
            visitor.deadline = null;
        }
    }

    private void expire(Visitor visitor) {
        refused();
        visitor.close();
        leave(visitor);
    }

    /** A visitor has said where it wants to; false when two others are there already, or it was too late. */
    synchronized boolean arrive(Visitor visitor, Destination destination) {
        Pair pair = pairs.computeIfAbsent(destination, this::pair);
        if (pair.isComplete() || !shakingHands.remove(visitor)) {
            drop(pair);
            return false;
        }
        pair.visitors().add(visitor);
        visitor.pair = pair;
        visitor.leg = Leg.of(visitor.channel(), pair.home());
        limit(visitor, timeouts.activation());
        return true;
    }

    private Pair pair(Destination destination) {
        nextHome = (nextHome + 1) % homes.size();
        return new Pair(destination, homes.get(nextHome));
    }

    private void drop(Pair pair) {
        if (pair.visitors().isEmpty()) {
            pairs.remove(pair.destination());
        }
    }

    /** The handshake of a visitor is complete, and it knows. On its event loop. */
    void keep(Visitor visitor) {
        Leg leg;
        synchronized (this) {
            leg = visitor.leg;
        }
        if (leg != null) {
            leg.hold(new Keeping(visitor));
        }
    }

    /** What happens to a visitor while it waits. */
    private final class Keeping implements Leg.Keeper {
        private final Visitor visitor;

        Keeping(Visitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public void broken() {
            visitor.close();
            leave(visitor);
        }

        @Override
        public void ignored(int bytes) {
            ignored.add(bytes);
        }

        @Override
        public void flooded() {
            expire(visitor);
        }
    }

    /** A connection has ended, or will. */
    void leave(Visitor visitor) {
        Passage passage = null;
        synchronized (this) {
            Pair pair = visitor.pair;
            boolean known = shakingHands.remove(visitor);
            if (pair != null && pair.visitors().remove(visitor)) {
                known = true;
                passage = pair.passage();
                drop(pair);
            }
            visitor.pair = null;
            unlimit(visitor);
            if (known && passage == null) {
                unmatched--;
            }
            if (!visitor.left) {
                visitor.left = true;
                addresses.leave(visitor.address());
            }
        }
        if (passage != null) {
            passage.stop();
        }
    }

    /** Somebody was sent away. */
    void refused() {
        refused.increment();
    }

    @Override
    public Outcome activate(String address, Meter meter) {
        Optional<Destination> destination = Destination.of(address);
        return destination.isEmpty() ? Outcome.NOBODY : activate(destination.get(), meter);
    }

    private Outcome activate(Destination destination, Meter meter) {
        Passage passage;
        synchronized (this) {
            Pair pair = pairs.get(destination);
            if (pair == null) {
                return Outcome.NOBODY;
            }
            Outcome outcome = look(pair);
            if (outcome != Outcome.ACTIVE) {
                return outcome;
            }
            passage = begin(pair, meter);
        }
        return passage.await(PATIENCE);
    }

    private Passage begin(Pair pair, Meter meter) {
        active++;
        unmatched -= 2;
        List<Leg> legs = pair.visitors().stream()
                .map(visitor -> Objects.requireNonNull(visitor.leg, "arrived"))
                .toList();
        pair.visitors().forEach(Rendezvous::unlimit);
        Passage passage = new Passage(pair.home(), legs.get(0), legs.get(1), meter, timeouts.idle(), this::ended);
        pair.activate(passage);
        return passage;
    }

    @Override
    public synchronized Outcome look(String address) {
        return Destination.of(address).map(pairs::get).map(this::look).orElse(Outcome.NOBODY);
    }

    private Outcome look(Pair pair) {
        if (pair.isActive()) {
            return Outcome.AGAIN;
        }
        if (!pair.isComplete()) {
            return Outcome.ONE_PARTY;
        }
        return active < bounds.active() ? Outcome.ACTIVE : Outcome.FULL;
    }

    private synchronized void ended(Passage passage) {
        active--;
        relayedBefore.add(passage.relayed());
    }

    @Override
    public synchronized Load load() {
        long relayed = relayedBefore.sum()
                + passages().stream().mapToLong(Passage::relayed).sum();
        return new Load(unmatched, active, refused.sum(), ignored.sum(), relayed);
    }

    private List<Passage> passages() {
        return pairs.values().stream()
                .map(Pair::passage)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Ends everything; lets nobody in any more. */
    void stop() {
        List<Passage> running;
        Set<Visitor> waiting;
        synchronized (this) {
            stopped = true;
            running = passages();
            waiting = new LinkedHashSet<>(shakingHands);
            pairs.values().stream().filter(pair -> !pair.isActive()).forEach(pair -> waiting.addAll(pair.visitors()));
        }
        running.forEach(Passage::stop);
        waiting.forEach(Visitor::close);
    }
}
