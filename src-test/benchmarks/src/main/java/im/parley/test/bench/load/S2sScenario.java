package im.parley.test.bench.load;

import java.util.List;
import java.util.function.Predicate;

/** The same chat within one server and between two, and what a message costs compared with that within one. */
final class S2sScenario {
    private S2sScenario() {}

    /**
     * @param print prints a result, and says whether all went well
     * @return whether all went well
     */
    static boolean run(Arguments arguments, Predicate<Result> print) {
        try (Run run = new Run(arguments);
                Run far = new Run(arguments.far())) {
            int accounts = 2 * ChatScenario.pairs(arguments);
            if (!print.test(RegisterScenario.run(run, accounts)) || !print.test(RegisterScenario.run(far, accounts))) {
                return false;
            }
            Result within = ChatScenario.run(run);
            if (!print.test(within)) {
                return false;
            }
            Result between = ChatScenario.run(run, far);
            return print.test(between) && print.test(new Result(
                    "s2s",
                    "CPU of both servers per message between them, compared with one within one",
                    List.of(Figure.of("between_servers", ChatScenario.cost(between) / ChatScenario.cost(within), "times")),
                    List.of()));
        }
    }
}
