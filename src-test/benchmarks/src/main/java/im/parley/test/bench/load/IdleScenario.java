package im.parley.test.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Clients that are logged in and say nothing: what one of them costs. */
final class IdleScenario {
    private static final int REHEARSAL = 200;
    private static final int LEAVE_SECONDS = 60;
    /** How long the server gets to tidy up before its memory is measured. */
    private static final int REST_SECONDS = 3;

    private final Run run;
    private final int sessions;
    private final int accounts;
    private final Failures failures = new Failures();

    private IdleScenario(Run run) {
        this.run = run;
        this.sessions = sessions(run.arguments());
        this.accounts = Math.min(sessions, run.accounts(sessions));
    }

    static int sessions(Arguments arguments) {
        return Math.max(1, arguments.number(Flag.SESSIONS, 200_000));
    }

    static Result run(Run run) {
        return new IdleScenario(run).measure();
    }

    /** A crowd of clients that came and may leave. */
    private final class Crowd {
        private final ConcurrentLinkedQueue<Peer> here = new ConcurrentLinkedQueue<>();
        private final CountDownLatch left;

        Crowd(int size) {
            left = new CountDownLatch(size);
            Pace pace = run.pace(failures);
            for (int i = 0; i < size; i++) {
                join(i, pace.next());
            }
            pace.rest();
        }

        private void join(int number, Pace.Attempt attempt) {
            Dialogue silence = new Dialogue() {
                @Override
                public void begin(Peer peer) {
                    here.add(peer);
                    attempt.reached();
                }

                @Override
                public void heard(Item item, Peer peer) {}
            };
            String resource = "idle" + number / accounts;
            run.clients().connect(
                    number, run.available(run.account(number % accounts), resource, silence), (peer, why) -> {
                        attempt.accept(peer, why);
                        left.countDown();
                    });
        }

        long present() {
            return left.getCount();
        }

        void leave() {
            for (Peer peer : new ArrayList<>(here)) {
                peer.later(peer::leave);
            }
            try {
                if (!left.await(LEAVE_SECONDS, TimeUnit.SECONDS)) {
                    failures.add(left.getCount() + " streams were not closed by the server");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Result measure() {
        // What the server makes once, for its first sessions, is not a cost of each.
        new Crowd(Math.min(sessions, REHEARSAL)).leave();
        Cpu.rest(REST_SECONDS);
        Memory empty = run.server().memory();
        int threads = run.server().threads();
        Cpu start = Cpu.now(run.server());
        Crowd crowd = new Crowd(sessions);
        Cpu login = Cpu.now(run.server()).since(start);
        Cpu.rest(run.warmup());
        Cpu quiet = Cpu.now(run.server());
        Cpu.rest(run.seconds());
        Cpu idle = Cpu.now(run.server()).since(quiet);
        int more = run.server().threads() - threads;
        Memory full = run.server().memory();
        if (crowd.present() != sessions) {
            failures.add((sessions - crowd.present()) + " sessions did not stay");
        }
        crowd.leave();
        Cpu.rest(REST_SECONDS);
        Memory after = run.server().memory();
        List<Figure> figures = figures(login, idle, empty, full, after);
        figures.add(Figure.of("threads", threads + more, ""));
        figures.add(Figure.of("threads_per_session", Math.max(0, (double) more / sessions), "")
                .goal(Goal.THREADS_PER_SESSION));
        return new Result("idle", setting(), figures, failures.list());
    }

    private String setting() {
        return "%d sessions of %d accounts%s, %s".formatted(
                sessions,
                accounts,
                run.arguments().is(Flag.NO_PRESENCE) ? "" : " with presence",
                run.security());
    }

    private List<Figure> figures(Cpu login, Cpu idle, Memory empty, Memory full, Memory after) {
        List<Figure> figures = new ArrayList<>();
        double heap = (double) (full.heap() - empty.heap()) / sessions;
        figures.add(Figure.of("heap_per_session", heap, "bytes"));
        if (full.direct().isPresent() && empty.direct().isPresent()) {
            double direct = (double) (full.direct().getAsLong() - empty.direct().getAsLong()) / sessions;
            figures.add(Figure.of("direct_per_session", direct, "bytes"));
            figures.add(Figure.of("heap_and_direct_per_session", heap + direct, "bytes")
                    .goal(Goal.BYTES_PER_IDLE_SESSION));
        } else {
            // Without native memory tracking: the heap alone is at least not more than the sum may be.
            figures.add(Figure.of("heap_alone_per_session", heap, "bytes").goal(Goal.BYTES_PER_IDLE_SESSION));
        }
        figures.add(Figure.of("rss_per_session", (double) (full.resident() - empty.resident()) / sessions, "bytes"));
        figures.add(Figure.of("heap_total", full.heap() / 1048576.0, "MB"));
        figures.add(Figure.of("rss_total", full.resident() / 1048576.0, "MB"));
        figures.add(Figure.of("idle_cpu", 100 * idle.serverMicros() / 1e6 / idle.seconds(), "%").goal(Goal.IDLE_CPU));
        figures.add(Figure.of("heap_kept_after_leaving", (double) (after.heap() - empty.heap()) / sessions, "bytes"));
        figures.add(Figure.of("server_cpu_per_arrival", login.serverMicros() / sessions, "us"));
        return figures;
    }
}
