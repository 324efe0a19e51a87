package im.parley.test.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The same log-ins, chat and rooms at this server and at others on the same machine, and what each costs compared. */
final class OthersScenario {
    private static final String LOGIN = "server_cpu_per_login";
    private static final String COPY = "server_cpu_per_copy";

    private final Arguments arguments;
    private final Predicate<Result> print;

    private OthersScenario(Arguments arguments, Predicate<Result> print) {
        this.arguments = arguments;
        this.print = print;
    }

    /**
     * @param print prints a result, and says whether all went well
     * @return whether all went well
     */
    static boolean run(Arguments arguments, Predicate<Result> print) {
        if (arguments.is(Flag.TLS) || !arguments.text(Flag.TRANSPORT).equals(Flag.TRANSPORT.byDefault())) {
            throw new BadArgument("others is without " + Flag.TLS.option() + " and over TCP alone");
        }
        return new OthersScenario(arguments, print).compare();
    }

    /** What one server used of the processors, in microseconds. */
    private record Costs(double login, double message, double copy) {}

    private boolean compare() {
        Optional<Costs> own = measure("parley", arguments);
        boolean well = own.isPresent();
        List<Figure> ratios = new ArrayList<>();
        for (OtherServer.Kind kind : OtherServer.Kind.values()) {
            if (own.isEmpty()) {
                break;
            }
            String name = kind.name().toLowerCase(Locale.ROOT);
            if (!kind.installed()) {
                well &= print.test(new Result(name, "skipped: " + kind.executable() + " is not there", List.of(), List.of()));
                continue;
            }
            try (OtherServer server = OtherServer.start(kind, arguments.text(Flag.DOMAIN))) {
                Optional<Costs> found = measure(name, arguments.at(server.port()));
                well &= found.isPresent();
                found.ifPresent(costs -> ratios.addAll(ratios(name, costs, own.get())));
            }
        }
        return well && (ratios.isEmpty() || print.test(new Result("others", "CPU compared with this server's", ratios, List.of())));
    }

    private Optional<Costs> measure(String name, Arguments where) {
        int accounts = Math.max(2 * ChatScenario.pairs(where), MucScenario.sessions(where));
        try (Run run = new Run(where.accounts(accounts))) {
            Result registered = RegisterScenario.run(run, accounts);
            if (!tell(name, registered)) {
                return Optional.empty();
            }
            Result login = LoginScenario.run(run);
            Result chat = ChatScenario.run(run);
            Result rooms = MucScenario.run(run);
            boolean well = tell(name, login) & tell(name, chat) & tell(name, rooms);
            return well
                    ? Optional.of(new Costs(login.value(LOGIN), ChatScenario.cost(chat), rooms.value(COPY)))
                    : Optional.empty();
        }
    }

    private boolean tell(String server, Result result) {
        return print.test(new Result(
                result.scenario(), server + ", " + result.setting(), result.figures(), result.failures()));
    }

    private static List<Figure> ratios(String name, Costs costs, Costs own) {
        return List.of(
                Figure.of(name + "_login", costs.login() / own.login(), "times"),
                Figure.of(name + "_message", costs.message() / own.message(), "times"),
                Figure.of(name + "_groupchat_copy", costs.copy() / own.copy(), "times"));
    }
}
