package im.parley.transport.socks;

import im.parley.wire.port.Meter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** Gives portions until nothing is left. */
final class Grant implements Meter {
    final CompletableFuture<Long> relayed = new CompletableFuture<>();
    final AtomicInteger asked = new AtomicInteger();

    private final Executor where;
    private final long portion;
    private long rest;

    Grant(Executor where, long portion, long all) {
        this.where = where;
        this.portion = portion;
        this.rest = all;
    }

    static Grant unlimited() {
        return new Grant(Runnable::run, Long.MAX_VALUE / 2, Long.MAX_VALUE);
    }

    @Override
    public void ask(LongConsumer leave) {
        where.execute(() -> {
            asked.incrementAndGet();
            long given = Math.min(portion, rest);
            rest -= given;
            leave.accept(given);
        });
    }

    @Override
    public void ended(long bytes) {
        relayed.complete(bytes);
    }
}
