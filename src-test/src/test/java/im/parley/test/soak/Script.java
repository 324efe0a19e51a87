package im.parley.test.soak;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What all clients are to do now. Changed by the test, read by each client. */
final class Script {
    /** The parts of the play. */
    enum Act {
        /** Be there and read. */
        READ,
        /** Write, too. */
        WRITE,
        /** Leave in order. */
        LEAVE
    }

    private final Duration pause;
    private volatile Act act = Act.READ;
    private final AtomicInteger chapter = new AtomicInteger();

    /**
     * @param pause how long a client waits on average after it has written
     */
    Script(Duration pause) {
        this.pause = pause;
    }

    Act act() {
        return act;
    }

    void act(Act next) {
        act = next;
    }

    Duration pause() {
        return pause;
    }

    /** Letters bear the number of the chapter in which they are written. */
    int chapter() {
        return chapter.get();
    }

    void nextChapter() {
        chapter.incrementAndGet();
    }
}
