package im.parley.test.bench.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Logs in and out again and again, a fixed number at a time. */
final class LoginScenario {
    private static final int ACCOUNTS = 200;

    private final Run run;
    private final Failures failures = new Failures();
    private final Pace pace;
    private final LongAdder done = new LongAdder();
    private final Object lock = new Object();
    private final int accounts;
    private Latencies latencies = new Latencies();
    private int begun;

    private LoginScenario(Run run) {
        this.run = run;
        this.pace = run.pace(failures);
        this.accounts = run.accounts(ACCOUNTS);
    }

    static Result run(Run run) {
        return new LoginScenario(run).measure();
    }

    private Result measure() {
        for (int i = 0; i < accounts; i++) {
            begin(); // derives the keys of each account
        }
        pace.rest();
        keepOn(run.warmup());
        synchronized (lock) {
            latencies = new Latencies();
        }
        long doneBefore = done.sum();
        Cpu before = Cpu.now(run.server());
        keepOn(run.seconds());
        Cpu used = Cpu.now(run.server()).since(before);
        long logins = done.sum() - doneBefore;
        pace.rest();
        return new Result("login", setting(), figures(logins, used), failures.list());
    }

    private String setting() {
        return run.arguments().text(Flag.MECHANISM) + ", " + run.security() + ", "
                + run.arguments().text(Flag.CONCURRENCY) + " at a time";
    }

    private List<Figure> figures(long logins, Cpu used) {
        synchronized (lock) {
            return List.of(
                    Figure.of("logins_per_second", logins / used.seconds(), ""),
                    Figure.of("p50", latencies.quantile(0.5) / 1e6, "ms"),
                    Figure.of("p95", latencies.quantile(0.95) / 1e6, "ms"),
                    Figure.of("p99", latencies.quantile(0.99) / 1e6, "ms"),
                    Figure.of("server_cpu_per_login", used.serverMicros() / Math.max(1, logins), "us"),
                    Figure.of("client_cpu_per_login", used.clientMicros() / Math.max(1, logins), "us"));
        }
    }

    private void keepOn(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            begin();
        }
    }

    private void begin() {
        Pace.Attempt attempt = pace.next();
        long start = System.nanoTime();
        int number = begun++;
        Dialogue bound = new Dialogue() {
            @Override
            public void begin(Peer peer) {
                long took = System.nanoTime() - start;
                synchronized (lock) {
                    latencies.add(took);
                }
                done.increment();
                peer.leave();
            }

            @Override
            public void heard(Item item, Peer peer) {}
        };
        String resource = "login" + Integer.toHexString(number);
        run.clients().connect(0, run.login(run.account(number % accounts), resource, bound), attempt);
    }
}
