package im.parley.test.bench;

import im.parley.wire.addr.Jid;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Addresses. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Thread)
public class JidBenchmark {
    private final Map<Jid, String> table = new HashMap<>();
    private final Jid juliet = Jid.of("juliet@example.com/balcony-7d1f");
    private final Jid alsoJuliet = Jid.of("juliet@example.com/balcony-7d1f");
    private String full = "";
    private String international = "";

    /** Ten thousand addresses to look among; the texts are made here so that they are no constants. */
    @Setup
    public void fill() {
        for (int i = 0; i < 10_000; i++) {
            table.put(Jid.prepared("user" + i, "example.com"), "");
        }
        table.put(juliet.bare(), "");
        full = juliet.toString();
        international = "J\u00fcliet\u00e9@m\u00fcnchen.example/B\u00e4lkon";
    }

    /** The usual address: ASCII, prepared already. */
    @Benchmark
    public Jid parse() {
        return Jid.of(full);
    }

    /** Letters that need all of PRECIS and IDNA. */
    @Benchmark
    public Jid parseInternational() {
        return Jid.of(international);
    }

    /** Are these two the same? */
    @Benchmark
    public boolean same() {
        return juliet.equals(alsoJuliet);
    }

    /** Who is that? One look-up of the bare address. */
    @Benchmark
    public boolean find() {
        return table.containsKey(juliet.bare());
    }
}
