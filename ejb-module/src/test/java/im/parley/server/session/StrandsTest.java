package im.parley.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class StrandsTest {
    private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);
    private static final Jid ROMEO = Jid.of("romeo@montague.example/orchard");
    private static final Jid JULIET = Jid.of("juliet@capulet.example");

    private final Strands strands = new Strands(VIRTUAL);

    @Test
    void whatIsForOneIsDoneInOrder() throws InterruptedException {
        List<Integer> done = new ArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        for (int i = 0; i < 1000; i++) {
            int number = i;
            strands.execute(i % 2 == 0 ? ROMEO : ROMEO.bare(), i % 3 == 0, () -> done.add(number));
        }
        strands.execute(ROMEO, false, last::countDown);
        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(done).hasSize(1000).isSorted();
    }

    @Test
    void nobodyWaitsForAnother() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch quick = new CountDownLatch(1);
        strands.execute(ROMEO, false, () -> await(slow));
        strands.execute(JULIET, false, quick::countDown);
        assertThat(quick.await(10, TimeUnit.SECONDS)).isTrue();
        slow.countDown();
    }

    @Test
    void whatComesAloneIsDoneAtOnce() {
        List<Thread> done = new ArrayList<>();
        strands.execute(ROMEO, true, () -> done.add(Thread.currentThread()));
        assertThat(done).containsExactly(Thread.currentThread());
    }

    @Test
    void whoHadToWaitDoesNothingItselfForAWhile() throws InterruptedException {
        strands.execute(ROMEO, true, () -> LockSupport.parkNanos(5_000_000));
        BlockingQueue<Thread> done = new LinkedBlockingQueue<>();
        strands.execute(ROMEO, true, () -> done.add(Thread.currentThread()));
        assertThat(done.poll(10, TimeUnit.SECONDS)).isNotNull().isNotSameAs(Thread.currentThread());
    }

    @Test
    void theEndOfAllIsTold() throws InterruptedException {
        List<String> told = new ArrayList<>();
        strands.whenDone(() -> told.add("nothing was given"));
        assertThat(told).hasSize(1);
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        strands.execute(ROMEO, false, () -> await(slow));
        strands.execute(JULIET, false, () -> told.add("Juliet"));
        strands.whenDone(() -> {
            told.add("end");
            end.countDown();
        });
        assertThat(end.getCount()).isOne();
        slow.countDown();
        assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(told).endsWith("Juliet", "end");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
