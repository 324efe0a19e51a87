package im.parley.server.session;

import im.parley.wire.addr.Jid;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Strands side by side for what one connection brings for many: what is for one account, room or domain is done in order
 * (RFC 6120 section 10.1), and nobody waits until what is for another one is in the database. Given work by one thread at a
 * time.
 */
public final class Strands {
    /** As many as one commit may keep at least: each of them brings one thing to it at a time. A power of two. */
    private static final int WIDTH = 128;
    /** What takes longer than that has waited for something. */
    private static final long LONG = Duration.ofNanos(200_000).toNanos();
    /** For so much the giving thread does nothing itself after it had to wait. */
    private static final int CAUTION = 1000;

    private final Executor threads;
    /** Made when they are needed: most connections bring little. */
    private final AtomicReferenceArray<@Nullable Strand> strands = new AtomicReferenceArray<>(WIDTH);

    /** How much must still come before the giving thread does something itself; its own. */
    private int caution;

    /** @param threads starts a thread for each task given to it; the task may block */
    public Strands(Executor threads) {
        this.threads = threads;
    }

    /**
     * Does something for somebody, after all that was given for him before.
     *
     * @param alone whether nothing else waits to be done: then it is done at once, on this thread, if it can be; but not
     *     where that lately took long, for what comes meanwhile would wait for it
     */
    public void execute(Jid whom, boolean alone, Runnable work) {
        int hash = whom.local().hashCode() * 31 + whom.domain().hashCode();
        Strand strand = strand((hash ^ hash >>> 16) & WIDTH - 1);
        if (alone && caution == 0) {
            long begin = System.nanoTime();
            strand.runOrWait(work);
            caution = System.nanoTime() - begin > LONG ? CAUTION : 0;
        } else {
            strand.execute(work);
            caution = Math.max(0, caution - 1);
        }
    }

    /** Does something when all that was given before is done, perhaps at once. */
    public void whenDone(Runnable then) {
        AtomicInteger left = new AtomicInteger(1);
        Runnable one = () -> {
            if (left.decrementAndGet() == 0) {
                then.run();
            }
        };
        for (int i = 0; i < WIDTH; i++) {
            Strand strand = strands.get(i);
            if (strand != null) {
                left.incrementAndGet();
                strand.runOrQueue(one);
            }
        }
        one.run();
    }

    private Strand strand(int index) {
        Strand present = strands.get(index);
        if (present == null) {
            present = new Strand(threads);
            strands.set(index, present);
        }
        return present;
    }
}
