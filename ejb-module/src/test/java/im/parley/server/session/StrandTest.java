package im.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StrandTest {
    private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

    /** Runs what it is given when told to, so that a test decides who comes first. */
    private static final class ByHand implements Executor {
        private final ConcurrentLinkedQueue<Runnable> given = new ConcurrentLinkedQueue<>();

        @Override
        public void execute(Runnable task) {
            given.add(task);
        }

        int runAll() {
            int ran = 0;
            for (Runnable task = given.poll(); task != null; task = given.poll()) {
                task.run();
                ran++;
            }
            return ran;
        }
    }

    @Test
    void tasksRunInTheirOrderOnOneThreadAtATime() throws InterruptedException {
        Strand strand = new Strand(VIRTUAL);
        int producers = 4;
        int each = 5_000;
        List<List<Integer>> seen = new ArrayList<>();
        for (int p = 0; p < producers; p++) {
            seen.add(new ArrayList<>());
        }
        AtomicInteger running = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(producers * each);
        for (int p = 0; p < producers; p++) {
            List<Integer> mine = seen.get(p);
            boolean direct = p % 2 == 0;
            Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    int number = i;
                    Runnable task = () -> {
                        if (running.incrementAndGet() != 1) {
                            overlaps.incrementAndGet();
                        }
                        mine.add(number);
                        running.decrementAndGet();
                        done.countDown();
                    };
                    if (direct) {
                        strand.runOrQueue(task);
                    } else {
                        strand.execute(task);
                    }
                }
            });
        }
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(overlaps).hasValue(0);
        assertThat(seen).allSatisfy(numbers -> assertThat(numbers).isSorted().hasSize(each));
        assertThat(strand.waiting()).isZero();
    }

    @Test
    void aFreeStrandRunsAShortTaskOnTheCallersThread() {
        Strand strand = new Strand(new ByHand());
        AtomicReference<Thread> ranOn = new AtomicReference<>();
        strand.runOrQueue(() -> ranOn.set(Thread.currentThread()));
        assertThat(ranOn).hasValue(Thread.currentThread());
    }

    @Test
    void aBusyStrandQueuesAShortTask() {
        ByHand threads = new ByHand();
        Strand strand = new Strand(threads);
        List<String> order = new ArrayList<>();
        strand.execute(() -> order.add("first"));
        strand.runOrQueue(() -> order.add("second"));
        assertThat(order).isEmpty();
        assertThat(strand.waiting()).isEqualTo(1);
        assertThat(threads.runAll()).isEqualTo(1);
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void aTaskOfTheStrandMayRunAShortTaskAtOnce() {
        ByHand threads = new ByHand();
        Strand strand = new Strand(threads);
        List<String> order = new ArrayList<>();
        strand.execute(() -> {
            order.add("before");
            strand.runOrQueue(() -> order.add("inside"));
            order.add("after");
        });
        threads.runAll();
        assertThat(order).containsExactly("before", "inside", "after");
    }

    @Test
    void whatComesWhileACallerRunsATaskIsRunAfterwardsElsewhere() {
        ByHand threads = new ByHand();
        Strand strand = new Strand(threads);
        List<String> order = new ArrayList<>();
        strand.runOrQueue(() -> {
            strand.execute(() -> order.add("queued"));
            order.add("direct");
        });
        assertThat(order).containsExactly("direct");
        threads.runAll();
        assertThat(order).containsExactly("direct", "queued");
    }

    @Test
    void aTaskThatFailsDoesNotStopTheNext() {
        ByHand threads = new ByHand();
        Strand strand = new Strand(threads);
        AtomicInteger ran = new AtomicInteger();
        strand.execute(() -> {
            throw new IllegalStateException("planted by the test");
        });
        strand.execute(ran::incrementAndGet);
        threads.runAll();
        strand.execute(ran::incrementAndGet);
        threads.runAll();
        assertThat(ran).hasValue(2);
    }

    @Test
    void whatIsGivenByATaskWaitsForItsEnd() {
        List<Runnable> started = new ArrayList<>();
        Strand strand = new Strand(started::add);
        List<String> done = new ArrayList<>();
        strand.runOrWait(() -> {
            strand.runOrWait(() -> done.add("second"));
            done.add("first");
        });
        assertThat(done).containsExactly("first");
        started.forEach(Runnable::run);
        assertThat(done).containsExactly("first", "second");
        strand.runOrWait(() -> done.add("third"));
        assertThat(done).endsWith("third");
    }
}
