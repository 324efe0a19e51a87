package im.parley.test.bench;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.StreamReader;
import im.parley.wire.xml.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From bytes to a stanza. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Thread)
public class ReadBenchmark {
    private static final String HEADER = "<?xml version='1.0'?><stream:stream xmlns='jabber:client'"
            + " xmlns:stream='http://etherx.jabber.org/streams' to='example.com' version='1.0'>";

    /** What is read. */
    @Param
    public Sample sample = Sample.CHAT;

    private final StreamReader reader = new StreamReader(new Limits(262_144, 100, 64, 1_000));
    private final List<FirstLevel> out = new ArrayList<>();
    private byte[] stanza = {};

    /** Opens the stream. */
    @Setup
    public void open() {
        byte[] header = HEADER.getBytes(StandardCharsets.US_ASCII);
        reader.read(header, 0, header.length, out);
        stanza = sample.xml("juliet@example.com/balcony-7d1f", "5f0c8a91").getBytes(StandardCharsets.US_ASCII);
    }

    /** The whole stanza at once. */
    @Benchmark
    public FirstLevel whole() {
        out.clear();
        reader.read(stanza, 0, stanza.length, out);
        return out.getFirst();
    }

    /** The stanza in two pieces, as when a segment ends within it. */
    @Benchmark
    public FirstLevel split() {
        out.clear();
        int half = stanza.length / 2;
        reader.read(stanza, 0, half, out);
        reader.read(stanza, half, stanza.length - half, out);
        return out.getFirst();
    }
}
