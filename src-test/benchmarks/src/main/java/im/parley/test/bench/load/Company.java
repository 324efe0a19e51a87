package im.parley.test.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Some guests who come together and leave together. */
final class Company {
    private static final int LEAVE_SECONDS = 60;

    private final Run run;
    private final Failures failures;
    private final List<Guest> guests = new ArrayList<>();
    private final CountDownLatch left;

    /** Brings so many clients online, each of an account of its own, or on fewer {@code --accounts}. */
    Company(Run run, Failures failures, int size, String resource, BiConsumer<Guest, Item> hearing) {
        this.run = run;
        this.failures = failures;
        this.left = new CountDownLatch(size);
        int accounts = Math.min(size, run.accounts(size));
        Pace pace = run.pace(failures);
        for (int i = 0; i < size; i++) {
            Pace.Attempt attempt = pace.next();
            Guest guest = new Guest(i, hearing, attempt::reached);
            guests.add(guest);
            run.clients().connect(i, run.available(run.account(i % accounts), resource + i / accounts, guest), (peer, why) -> {
                attempt.accept(peer, why);
                left.countDown();
            });
        }
        pace.rest();
    }

    List<Guest> guests() {
        return guests;
    }

    /** Something that a guest asks for. */
    @FunctionalInterface
    interface Errand {
        void run(Guest guest, Runnable done);
    }

    /** Has each of these do something, {@code --concurrency} at a time. */
    void each(List<Guest> some, Errand errand) {
        Pace pace = run.pace(failures);
        for (Guest guest : some) {
            Pace.Attempt attempt = pace.next();
            errand.run(guest, attempt::reached);
        }
        pace.rest();
    }

    void leave() {
        if (left.getCount() != guests.size()) {
            failures.add(guests.size() - left.getCount() + " sessions did not stay");
        }
        guests.forEach(Guest::leave);
        try {
            if (!left.await(LEAVE_SECONDS, TimeUnit.SECONDS)) {
                failures.add(left.getCount() + " streams were not closed by the server");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
