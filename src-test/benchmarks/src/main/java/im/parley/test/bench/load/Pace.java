package im.parley.test.bench.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Keeps a bounded number of things under way, each for a bounded time. */
final class Pace {
    private static final int SECONDS = 60;
    /** With so many failures there is no point in going on. */
    private static final int TOO_MANY = 100;

    private final Semaphore free;
    private final int width;
    private final Failures failures;

    Pace(int width, Failures failures) {
        this.free = new Semaphore(width);
        this.width = width;
        this.failures = failures;
    }

    /** One that is under way: a connection up to the state that is wanted. Used on the thread of its connection. */
    final class Attempt implements BiConsumer<Peer, String> {
        private boolean over;

        /** It is where it should get. */
        void reached() {
            if (!over) {
                over = true;
                free.release();
            }
        }

        /** The connection ended. */
        @Override
        public void accept(Peer peer, String why) {
            if (!why.isEmpty()) {
                failures.add(why);
            }
            reached();
        }
    }

    /**
     * Waits until there is room for one more.
     *
     * @throws BadArgument when there is none for a minute, or too much has failed
     */
    Attempt next() {
        acquire(1);
        return new Attempt();
    }

    /** Waits until none is under way. */
    void rest() {
        acquire(width);
        free.release(width);
    }

    private void acquire(int permits) {
        if (failures.count() >= TOO_MANY) {
            throw new BadArgument("given up: " + failures.list());
        }
        try {
            if (!free.tryAcquire(permits, SECONDS, TimeUnit.SECONDS)) {
                throw new BadArgument("the server has not answered for " + SECONDS + " seconds " + failures.list());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadArgument("interrupted");
        }
    }
}
