package im.parley.test.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Users who talk to an external component that says everything back, and what that costs compared with a chat of users. */
final class ComponentScenario {
    private static final int PATIENCE_SECONDS = 30;
    private static final int PORT = 5275;

    private final Run run;
    private final int users;
    private final String domain;
    private final Failures failures = new Failures();
    private final Pace pace;
    private final Rally rally;
    private final List<Rally.Side> sides = new ArrayList<>();
    private final CountDownLatch left;

    private ComponentScenario(Run run) {
        this.run = run;
        this.users = ChatScenario.pairs(run.arguments());
        this.domain = domain(run.arguments());
        this.pace = run.pace(failures);
        this.rally = new Rally(users, failures);
        this.left = new CountDownLatch(users);
    }

    /** The domain of the component. */
    static String domain(Arguments arguments) {
        return "echo." + arguments.text(Flag.DOMAIN);
    }

    /**
     * @param print prints a result, and says whether all went well
     * @return whether all went well
     */
    static boolean run(Arguments arguments, Predicate<Result> print) {
        try (Run run = new Run(arguments)) {
            if (!print.test(RegisterScenario.run(run, 2 * ChatScenario.pairs(arguments)))) {
                return false;
            }
            Result within = ChatScenario.run(run);
            if (!print.test(within)) {
                return false;
            }
            Result echo = new ComponentScenario(run).measure();
            return print.test(echo)
                    && print.test(new Result(
                            "component",
                            "CPU of the server per message to or from a component, compared with one between users",
                            List.of(Figure.of("component", ChatScenario.cost(echo) / ChatScenario.cost(within), "times")),
                            List.of()));
        }
    }

    private Result measure() {
        int port = PORT + run.arguments().number(Flag.PORT_OFFSET, 60_000);
        Clients.Way way = new Clients.Way(Transport.TCP, domain, Optional.empty());
        CountDownLatch there = new CountDownLatch(1);
        try (Clients component = new Clients(run.arguments().text(Flag.HOST), port, 1, way)) {
            Echo echo = new Echo(domain, run.arguments().text(Flag.PASSWORD), there::countDown);
            component.connect(0, echo, (peer, why) -> {
                failures.add("the component: " + why);
                there.countDown();
            });
            await(there, "the component did not log in");
            for (int i = 0; i < users; i++) {
                connect(i);
            }
            pace.rest();
            return failures.count() > 0 ? new Result("component", setting(), List.of(), failures.list()) : talk();
        }
    }

    private void connect(int number) {
        Pace.Attempt attempt = pace.next();
        Letter letter = new Letter(ChatScenario.sample(run.arguments().text(Flag.SAMPLE)), "bot" + number + '@' + domain);
        Rally.Side side = rally.new Side(new Rally.Pair(), letter, attempt::reached);
        sides.add(side);
        run.clients().connect(number, run.available(run.account(number), "chat", side), (peer, why) -> {
            attempt.accept(peer, why);
            left.countDown();
        });
    }

    private Result talk() {
        sides.forEach(Rally.Side::serve);
        Cpu.rest(run.warmup());
        rally.enter(Rally.Phase.MEASURING);
        long before = rally.delivered();
        Cpu start = Cpu.now(run.server());
        Cpu.rest(run.seconds());
        Cpu used = Cpu.now(run.server()).since(start);
        long echoes = rally.delivered() - before;
        rally.enter(Rally.Phase.OVER);
        long lost = rally.lost();
        if (lost > 0) {
            failures.add(lost + " messages did not come back");
        }
        sides.forEach(Rally.Side::leave);
        await(left, "streams were not closed by the server");
        return new Result("component", setting(), ChatScenario.figures(2 * echoes, used, rally.latencies()), failures.list());
    }

    private void await(CountDownLatch latch, String otherwise) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                failures.add(otherwise);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String setting() {
        return "%d users and an echo, %s, there and back, %s".formatted(users, run.arguments().text(Flag.SAMPLE), run.security());
    }
}
