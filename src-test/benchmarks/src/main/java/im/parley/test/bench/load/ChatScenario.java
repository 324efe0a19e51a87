package im.parley.test.bench.load;

import im.parley.test.bench.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pairs that chat, one message under way between two at any time; the two of a pair may be at different servers. */
final class ChatScenario {
    private static final int LEAVE_SECONDS = 30;
    private static final String COST = "server_cpu_per_message";

    private final Run run;
    /** Where the second of each pair is. */
    private final Run far;

    private final int pairs;
    private final Sample sample;
    private final Failures failures = new Failures();
    private final Pace pace;
    private final Rally rally;
    private final List<Rally.Side> sides = new ArrayList<>();
    private final CountDownLatch left;

    private ChatScenario(Run run, Run far) {
        this.run = run;
        this.far = far;
        this.pairs = pairs(run.arguments());
        this.sample = sample(run.arguments().text(Flag.SAMPLE));
        this.pace = run.pace(failures);
        this.rally = new Rally(pairs, failures);
        this.left = new CountDownLatch(2 * pairs);
    }

    static int pairs(Arguments arguments) {
        return Math.max(1, arguments.number(Flag.PAIRS, 50_000));
    }

    static Sample sample(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "chat" -> Sample.CHAT;
            case "encrypted" -> Sample.ENCRYPTED;
            default -> throw new BadArgument(Flag.SAMPLE.option() + " is chat or encrypted");
        };
    }

    static Result run(Run run) {
        return new ChatScenario(run, run).measure();
    }

    /** The same with the second of each pair at another server. */
    static Result run(Run run, Run far) {
        return new ChatScenario(run, far).measure();
    }

    private Run home(int number) {
        return number % 2 == 0 ? run : far;
    }

    private ServerProcess[] servers() {
        return run == far ? new ServerProcess[] {run.server()} : new ServerProcess[] {run.server(), far.server()};
    }

    private Result measure() {
        for (int i = 0; i < pairs; i++) {
            Rally.Pair pair = new Rally.Pair();
            connect(2 * i, 2 * i + 1, pair);
            connect(2 * i + 1, 2 * i, pair);
        }
        pace.rest();
        if (failures.count() > 0) {
            return new Result("chat", setting(), List.of(), failures.list());
        }
        return chat();
    }

    private void connect(int self, int other, Rally.Pair pair) {
        Run own = home(self);
        String account = run.account(other).name() + '@' + home(other).arguments().text(Flag.DOMAIN);
        String to = run.arguments().is(Flag.BARE) ? account : account + "/chat";
        Pace.Attempt attempt = pace.next();
        Rally.Side side = rally.new Side(pair, new Letter(sample, to), attempt::reached);
        sides.add(side);
        own.clients().connect(self, own.available(own.account(self), "chat", side), (peer, why) -> {
            attempt.accept(peer, why);
            left.countDown();
        });
    }

    private Result chat() {
        for (int i = 0; i < sides.size(); i += 2) {
            sides.get(i).serve();
        }
        Cpu.rest(run.warmup());
        rally.enter(Rally.Phase.MEASURING);
        long before = rally.delivered();
        Cpu start = Cpu.now(servers());
        Cpu.rest(run.seconds());
        Cpu used = Cpu.now(servers()).since(start);
        long messages = rally.delivered() - before;
        rally.enter(Rally.Phase.OVER);
        long lost = rally.lost();
        if (lost > 0) {
            failures.add(lost + " messages did not arrive");
        }
        leave();
        return new Result("chat", setting(), figures(messages, used, rally.latencies()), failures.list());
    }

    private void leave() {
        sides.forEach(Rally.Side::leave);
        try {
            if (!left.await(LEAVE_SECONDS, TimeUnit.SECONDS)) {
                failures.add(left.getCount() + " streams were not closed by the server");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String setting() {
        return "%d pairs%s, %s of %d bytes%s, %s".formatted(
                pairs,
                run == far ? "" : " between two servers",
                run.arguments().text(Flag.SAMPLE),
                sample.xml("load000000@" + run.arguments().text(Flag.DOMAIN) + "/chat", "00000000").length(),
                run.arguments().is(Flag.BARE) ? " to accounts" : "",
                run.security());
    }

    /** What a message costs the server by a result of this scenario. */
    static double cost(Result result) {
        return result.value(COST);
    }

    static List<Figure> figures(long messages, Cpu used, Latencies latencies) {
        long each = Math.max(1, messages);
        return List.of(
                Figure.of("messages_per_second", messages / used.seconds(), ""),
                Figure.of("p50", latencies.quantile(0.5) / 1e6, "ms"),
                Figure.of("p95", latencies.quantile(0.95) / 1e6, "ms"),
                Figure.of("p99", latencies.quantile(0.99) / 1e6, "ms"),
                Figure.of("max", latencies.most() / 1e6, "ms"),
                Figure.of(COST, used.serverMicros() / each, "us").goal(Goal.CPU_PER_MESSAGE),
                Figure.of("client_cpu_per_message", used.clientMicros() / each, "us"));
    }
}
