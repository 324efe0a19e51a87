package im.parley.server.session;

import im.parley.wire.addr.Jid;
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
    private static final int WIDTH = 16; // a power of two

    private final Executor threads;
    /** Made when they are needed: most connections bring little. */
    private final AtomicReferenceArray<@Nullable Strand> strands = new AtomicReferenceArray<>(WIDTH);

    /** @param threads starts a thread for each task given to it; the task may block */
    public Strands(Executor threads) {
        this.threads = threads;
    }

    /**
     * Does something for somebody, after all that was given for him before.
     *
     * @param alone whether nothing else waits to be done: then it is done at once, on this thread, if it can be
     */
    public void execute(Jid whom, boolean alone, Runnable work) {
        int hash = whom.local().hashCode() * 31 + whom.domain().hashCode();
        Strand strand = strand((hash ^ hash >>> 16) & WIDTH - 1);
        if (alone) {
            strand.runOrWait(work);
        } else {
            strand.execute(work);
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
