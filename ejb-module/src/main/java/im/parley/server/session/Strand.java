package im.parley.server.session;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A serial queue: what is given to it runs in order, one task at a time, on a virtual thread that lives only while there
 * is something to do. A strand that is free lets the caller run a task at once, so that a broadcast costs no thread
 * switch per recipient.
 *
 * <p>The whole state is one reference: {@code null} when free, {@link #BUSY} when a thread runs it and nothing waits,
 * else the stack of waiting tasks, the latest first, whose bottom is {@code BUSY}. An idle strand is one small object.
 */
public final class Strand {
    private static final System.Logger LOG = System.getLogger(Strand.class.getName());
    private static final Task BUSY = new Task(() -> {});
    private static final int YIELD_AFTER = 64;
    private static final VarHandle HEAD;
    private static final VarHandle WAITING;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(Strand.class, "head", Task.class);
            WAITING = lookup.findVarHandle(Strand.class, "waiting", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final Executor threads;
    private volatile @Nullable Task head;
    private volatile int waiting;
    private volatile @Nullable Thread runner;

    private static final class Task {
        private final Runnable work;
        private @Nullable Task next;

        Task(Runnable work) {
            this.work = work;
        }
    }

    /**
     * @param threads starts a thread for each task given to it; the task may block
     */
    public Strand(Executor threads) {
        this.threads = threads;
    }

    /** Runs a task after all that were given before, on another thread. Never blocks. */
    public void execute(Runnable work) {
        Task task = new Task(work);
        if (!enqueue(task)) {
            threads.execute(() -> drain(task));
        }
    }

    /**
     * Runs a short task that does not block: at once on this thread when the strand is free or this thread runs it
     * already, else after all that were given before.
     */
    public void runOrQueue(Runnable work) {
        if (runner == Thread.currentThread()) {
            run(work);
        } else if (HEAD.compareAndSet(this, (Task) null, BUSY)) {
            runHere(work);
        } else {
            execute(work);
        }
    }

    /**
     * Runs a task that may block: at once on this thread when the strand is free, else after all that were given before. A
     * task that is given by the one that runs waits for its end, and so comes between none of its steps.
     */
    public void runOrWait(Runnable work) {
        if (HEAD.compareAndSet(this, (Task) null, BUSY)) {
            runHere(work);
        } else {
            execute(work);
        }
    }

    /** How many tasks wait behind the one that runs. */
    public int waiting() {
        return waiting;
    }

    /** Puts the task on the stack; false when the strand was free and is the caller's now. */
    private boolean enqueue(Task task) {
        while (true) {
            Task top = head;
            if (top == null) {
                if (HEAD.compareAndSet(this, (Task) null, BUSY)) {
                    return false;
                }
            } else {
                task.next = top;
                if (HEAD.compareAndSet(this, top, task)) {
                    WAITING.getAndAdd(this, 1);
                    return true;
                }
            }
        }
    }

    private void runHere(Runnable work) {
        runner = Thread.currentThread();
        try {
            run(work);
        } finally {
            runner = null;
        }
        if (!HEAD.compareAndSet(this, BUSY, (Task) null)) {
            threads.execute(() -> drain(BUSY));
        }
    }

    /** Runs the first task and all that come meanwhile, then frees the strand. */
    private void drain(Task first) {
        runner = Thread.currentThread();
        run(first.work);
        while (true) {
            if (head == BUSY) {
                runner = null;
                if (HEAD.compareAndSet(this, BUSY, (Task) null)) {
                    return;
                }
                runner = Thread.currentThread();
            }
            runAll(oldestFirst((Task) HEAD.getAndSet(this, BUSY)));
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // virtual threads are not preempted: let other strands have the carrier
    private void runAll(@Nullable Task oldest) {
        int ran = 0;
        for (Task task = oldest; task != null; task = task.next) {
            WAITING.getAndAdd(this, -1);
            run(task.work);
            if (++ran % YIELD_AFTER == 0) {
                Thread.yield();
            }
        }
    }

    private static @Nullable Task oldestFirst(Task latest) {
        Task reversed = null;
        Task task = latest;
        while (task != null && task != BUSY) {
            Task next = task.next;
            task.next = reversed;
            reversed = task;
            task = next;
        }
        return reversed;
    }

    /** A task that throws is a bug of ours; it must not keep the next ones from running. */
    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | AssertionError | StackOverflowError bug) {
            LOG.log(System.Logger.Level.ERROR, "A task of a session failed", bug);
        }
    }
}
