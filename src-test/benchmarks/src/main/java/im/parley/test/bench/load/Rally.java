package im.parley.test.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** All pairs that chat, and what they count. */
final class Rally {
    private static final int LAST_MESSAGE_SECONDS = 15;

    private final LongAdder delivered = new LongAdder();
    private final List<Latencies> counted = new ArrayList<>();
    private final CountDownLatch playing;
    private final Failures failures;
    private volatile Phase phase = Phase.WARMING;

    /** How far the run is. */
    enum Phase {
        WARMING,
        MEASURING,
        OVER
    }

    Rally(int pairs, Failures failures) {
        this.playing = new CountDownLatch(pairs);
        this.failures = failures;
    }

    void enter(Phase next) {
        phase = next;
    }

    long delivered() {
        return delivered.sum();
    }

    /** Waits for the messages that are under way at the end; those that do not come are lost. */
    long lost() {
        try {
            var _ = playing.await(LAST_MESSAGE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return playing.getCount();
    }

    /** All latencies; to be called when all sides have ended. */
    Latencies latencies() {
        Latencies all = new Latencies();
        synchronized (counted) {
            counted.forEach(all::add);
        }
        return all;
    }

    /** Two sides between which one message is under way at any time, so that its latency needs no table. */
    static final class Pair {
        private volatile long sent;
    }

    /** One side: it answers when it receives. */
    final class Side implements Dialogue {
        private static final byte[] MESSAGE = Item.ascii("<message");

        private final Pair pair;
        private final Letter letter;
        private final Runnable ready;
        private final Latencies latencies = new Latencies();
        private volatile @Nullable Peer self;

        Side(Pair pair, Letter letter, Runnable ready) {
            this.pair = pair;
            this.letter = letter;
            this.ready = ready;
            synchronized (counted) {
                counted.add(latencies);
            }
        }

        @Override
        public void begin(Peer peer) {
            self = peer;
            ready.run();
        }

        /** Sends the first message of the pair. */
        void serve() {
            Peer peer = self();
            peer.later(() -> {
                pair.sent = System.nanoTime();
                peer.send(letter.next());
            });
        }

        /** Ends the connection. */
        void leave() {
            self().later(self()::leave);
        }

        private Peer self() {
            Peer peer = self;
            if (peer == null) {
                throw new IllegalStateException("not logged in");
            }
            return peer;
        }

        @Override
        public void heard(Item item, Peer peer) {
            if (!item.startsWith(MESSAGE)) {
                return;
            }
            if (item.isError()) {
                failures.add(item.text());
                return;
            }
            delivered.increment();
            Phase now = phase;
            long time = System.nanoTime();
            if (now == Phase.MEASURING) {
                latencies.add(time - pair.sent);
            }
            if (now == Phase.OVER) {
                playing.countDown();
            } else {
                pair.sent = time;
                peer.send(letter.next());
            }
        }
    }
}
