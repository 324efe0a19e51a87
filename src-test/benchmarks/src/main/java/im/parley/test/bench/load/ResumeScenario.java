package im.parley.test.bench.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Clients that lose their connection and resume their session on another (XEP-0198). */
final class ResumeScenario {
    private static final int ACCOUNTS = 200;
    private static final String ENABLE = "<enable xmlns='urn:xmpp:sm:3' resume='true'/>";

    private final Run run;
    private final Failures failures = new Failures();
    private final Pace pace;
    private final LongAdder resumed = new LongAdder();
    private final Object lock = new Object();
    private final int accounts;
    private Latencies latencies = new Latencies();
    private int begun;

    private ResumeScenario(Run run) {
        this.run = run;
        this.pace = run.pace(failures);
        this.accounts = run.accounts(ACCOUNTS);
    }

    static Result run(Run run) {
        return new ResumeScenario(run).measure();
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
        long before = resumed.sum();
        Cpu start = Cpu.now(run.server());
        keepOn(run.seconds());
        Cpu used = Cpu.now(run.server()).since(start);
        long count = resumed.sum() - before;
        pace.rest();
        return new Result("resume", setting(), figures(count, used), failures.list());
    }

    private void keepOn(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            begin();
        }
    }

    /** A session begins, its connection is cut, and another takes it over. */
    private void begin() {
        Pace.Attempt attempt = pace.next();
        int number = begun++;
        Account account = run.account(number % accounts);
        Managed session = new Managed(new Cut());
        Dialogue enabling = new Dialogue() {
            @Override
            public void begin(Peer peer) {
                peer.send(ENABLE);
            }

            @Override
            public void heard(Item item, Peer peer) {
                session.heard(item, peer);
            }
        };
        run.clients().connect(0, run.login(account, "resume" + Integer.toHexString(number), enabling), (peer, why) -> {
            if (why.isEmpty()) {
                run.clients().connect(0, run.back(account, new Return(session, attempt)), attempt);
            } else {
                attempt.accept(peer, why);
            }
        });
    }

    /** The session is there: its connection breaks. */
    private static final class Cut implements Dialogue {
        @Override
        public void begin(Peer peer) {
            peer.cut();
        }

        @Override
        public void heard(Item item, Peer peer) {}
    }

    /** The client is back. */
    private final class Return implements Dialogue {
        private final Managed session;
        private final Pace.Attempt attempt;
        private long asked;

        Return(Managed session, Pace.Attempt attempt) {
            this.session = session;
            this.attempt = attempt;
        }

        @Override
        public void begin(Peer peer) {
            asked = System.nanoTime();
            peer.send("<resume xmlns='urn:xmpp:sm:3' previd='" + session.id() + "' h='" + session.handled() + "'/>");
        }

        @Override
        public void heard(Item item, Peer peer) {
            if (item.startsWith("<resumed")) {
                long took = System.nanoTime() - asked;
                synchronized (lock) {
                    latencies.add(took);
                }
                resumed.increment();
                attempt.reached();
                peer.leave();
            } else if (item.startsWith("<failed")) {
                peer.fail("not resumed: " + item.text());
            }
        }
    }

    private String setting() {
        return run.security() + ", " + run.arguments().text(Flag.CONCURRENCY) + " at a time";
    }

    private List<Figure> figures(long count, Cpu used) {
        synchronized (lock) {
            return List.of(
                    Figure.of("resumptions_per_second", count / used.seconds(), ""),
                    Figure.of("p50", latencies.quantile(0.5) / 1e6, "ms"),
                    Figure.of("p95", latencies.quantile(0.95) / 1e6, "ms").goal(Goal.RESUMPTION),
                    Figure.of("p99", latencies.quantile(0.99) / 1e6, "ms"),
                    Figure.of("server_cpu_per_resumption", used.serverMicros() / Math.max(1, count), "us"));
        }
    }
}
