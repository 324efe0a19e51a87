package im.parley.test.bench.load;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A client that is online, asks for something now and then, and hears what comes meanwhile. */
final class Guest implements Dialogue {
    private final int number;
    private final BiConsumer<Guest, Item> hearing;
    private final Runnable arrived;
    private volatile @Nullable Peer self;
    private volatile @Nullable Awaited awaited;
    /** When it said something that is under way; for who hears it. */
    private volatile long spoke;

    /**
     * @param hearing hears what it did not wait for, on the thread of its connection
     * @param arrived called when it is online
     */
    Guest(int number, BiConsumer<Guest, Item> hearing, Runnable arrived) {
        this.number = number;
        this.hearing = hearing;
        this.arrived = arrived;
    }

    private record Awaited(String start, byte[] mark, Runnable then) {}

    int number() {
        return number;
    }

    @Override
    public void begin(Peer peer) {
        self = peer;
        arrived.run();
    }

    /** Sends something; what begins like that and has that mark is the answer, or else an error is. */
    void ask(String xml, String start, String mark, Runnable then) {
        Peer peer = self();
        peer.later(() -> {
            awaited = new Awaited(start, Item.ascii(mark), then);
            peer.send(xml);
        });
    }

    void say(byte[] xml) {
        Peer peer = self();
        peer.later(() -> speak(xml));
    }

    /** The same on the thread of its connection. */
    void speak(byte[] xml) {
        spoke = System.nanoTime();
        self().send(xml);
    }

    long spoke() {
        return spoke;
    }

    void leave() {
        self().later(self()::leave);
    }

    private Peer self() {
        Peer peer = self;
        if (peer == null) {
            throw new IllegalStateException("not online");
        }
        return peer;
    }

    @Override
    public void heard(Item item, Peer peer) {
        Awaited waiting = awaited;
        if (waiting != null && item.startsWith(waiting.start) && item.contains(waiting.mark)) {
            awaited = null;
            waiting.then.run();
        } else if (waiting != null && item.startsWith(waiting.start) && item.isError()) {
            peer.fail(item.text());
        } else {
            hearing.accept(this, item);
        }
    }
}
