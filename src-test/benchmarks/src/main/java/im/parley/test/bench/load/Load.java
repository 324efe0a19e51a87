package im.parley.test.bench.load;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Loads a running server from the same machine and prints what came of it. */
public final class Load {
    private static final List<String> ALL = List.of("register", "login", "chat", "idle");
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String HELP = """
            load [scenario ...] [options]

            Scenarios, one after the other; "all" is register, login, chat and idle:
              register         make accounts in-band; those that exist already stay
              login            log in and out, --concurrency at a time
              chat             pairs that answer each other, one message under way per pair
              transports       chat over TCP, WebSocket and BOSH, and what a message costs compared with TCP
              s2s              chat on one server, then between it and another one, and what a message costs compared
              component        chat of users, then of users with an external component that says everything back
              others           log-ins, chat and rooms here, then at Prosody and ejabberd, and what each costs compared
              idle             sessions that say nothing
              resume           sessions that lose their connection and are resumed on another
              contacts         give each account its --contacts, in its roster
              muc              --rooms of --occupants each, in which somebody always speaks
              crowd            one room of --occupants who all see each other: what it costs that they come
              hall             one room of --sessions: how fast all are in, and what they cost
              rooms            --rooms that are kept and that nobody is in
              pep              the events of an account, to --contacts of its contacts who are online
              pubsub           a node with --sessions subscribers who are online
              socks5           --transfers through the proxy at the same time, and through a bare relay beside it
              upload           a file of --megabytes up and down, and at a bare web server beside it
              ready            how long a server that was just started took until it offered log-ins

            Options:
            """;

    private Load() {}

    /** Ends with status 0 when all went well, 1 when something failed, 2 when the command line is wrong. */
    public static void main(String[] line) {
        System.exit(status(line));
    }

    private static int status(String... line) {
        try {
            Arguments arguments = Arguments.of(line);
            if (arguments.is(Flag.PRINT_CONFIG)) {
                OUT.print(ServerConfig.text(arguments));
                return 0;
            }
            if (arguments.words().isEmpty() || arguments.words().contains("help")) {
                OUT.print(HELP + Flag.help());
                return arguments.words().isEmpty() ? 2 : 0;
            }
            return run(arguments) ? 0 : 1;
        } catch (BadArgument bad) {
            System.err.println("load: " + bad.getMessage());
            return 2;
        }
    }

    private static boolean run(Arguments arguments) {
        List<String> scenarios = arguments.words().equals(List.of("all")) ? ALL : arguments.words();
        boolean well = true;
        for (String scenario : scenarios) {
            well &= switch (scenario) {
                case "transports" -> TransportScenario.run(arguments, result -> print(arguments, result));
                case "s2s" -> S2sScenario.run(arguments, result -> print(arguments, result));
                case "others" -> OthersScenario.run(arguments, result -> print(arguments, result));
                case "component" -> ComponentScenario.run(arguments, result -> print(arguments, result));
                default -> print(arguments, run(scenario, arguments));
            };
        }
        return well;
    }

    /** Whether all went well. */
    private static boolean print(Arguments arguments, Result result) {
        OUT.println(arguments.is(Flag.JSON) ? result.json() : result.line());
        return result.failures().isEmpty();
    }

    private static Result run(String scenario, Arguments arguments) {
        if (scenario.equals("ready")) {
            return ReadyScenario.run(arguments);
        }
        try (Run run = new Run(arguments)) {
            return switch (scenario) {
                case "register" -> RegisterScenario.run(run, run.accounts(needed(arguments)));
                case "login" -> LoginScenario.run(run);
                case "chat" -> ChatScenario.run(run);
                case "idle" -> IdleScenario.run(run);
                case "resume" -> ResumeScenario.run(run);
                case "muc" -> MucScenario.run(run);
                case "crowd" -> CrowdScenario.run(run);
                case "hall" -> HallScenario.run(run);
                case "rooms" -> RoomsScenario.run(run);
                case "pep" -> EventScenario.pep(run);
                case "pubsub" -> EventScenario.pubsub(run);
                case "socks5" -> Socks5Scenario.run(run);
                case "upload" -> UploadScenario.run(run);
                case "contacts" -> ContactsScenario.run(run, run.accounts(needed(arguments)));
                default -> throw new BadArgument("unknown scenario " + scenario);
            };
        }
    }

    /** So many accounts that every scenario has enough. */
    private static int needed(Arguments arguments) {
        return Math.max(2 * ChatScenario.pairs(arguments), IdleScenario.sessions(arguments));
    }
}
