package im.parley.transport.socks;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those who gave the same address: one or two. Changes under the lock of the rendezvous. */
final class Pair {
    private final Destination destination;
    /** Both sides move to this event loop. */
    private final EventLoop home;

    private final List<Visitor> visitors = new ArrayList<>(2);
    private @Nullable Passage passage;

    Pair(Destination destination, EventLoop home) {
        this.destination = destination;
        this.home = home;
    }

    Destination destination() {
        return destination;
    }

    EventLoop home() {
        return home;
    }

    List<Visitor> visitors() {
        return visitors;
    }

    boolean isComplete() {
        return visitors.size() == 2;
    }

    @Nullable Passage passage() {
        return passage;
    }

    boolean isActive() {
        return passage != null;
    }

    void activate(Passage active) {
        passage = active;
    }
}
