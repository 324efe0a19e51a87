package im.parley.test.bench.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes accounts, each on a connection of its own. Those that exist already stay. */
final class RegisterScenario {
    private RegisterScenario() {}

    static Result run(Run run, int accounts) {
        Failures failures = new Failures();
        Pace pace = run.pace(failures);
        AtomicInteger made = new AtomicInteger();
        Cpu before = Cpu.now(run.server());
        for (int i = 0; i < accounts; i++) {
            Register register = new Register(run.account(i), isNew -> {
                if (isNew) {
                    made.incrementAndGet();
                }
            });
            run.clients().connect(0, run.open(register), pace.next());
        }
        pace.rest();
        Cpu used = Cpu.now(run.server()).since(before);
        int count = made.get();
        return new Result(
                "register",
                accounts + " accounts, " + run.security(),
                List.of(
                        Figure.of("accounts_made", count, ""),
                        Figure.of("accounts_per_second", count / used.seconds(), ""),
                        Figure.of("server_cpu_per_account", used.serverMicros() / Math.max(1, count) / 1e3, "ms")),
                failures.list());
    }
}
