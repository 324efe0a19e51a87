package im.parley.test.bench;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StreamWriter;
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

/** From a stanza to bytes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Thread)
public class WriteBenchmark {
    /** What is written. */
    @Param
    public Sample sample = Sample.CHAT;

    private final StreamWriter writer = new StreamWriter();
    private final Drain drain = new Drain();
    private Stanza stanza = Stanzas.read(Sample.CHAT);

    /** Takes bytes as a socket's buffer does: copies what it may not keep. */
    private static final class Drain implements StreamWriter.Sink {
        private final byte[] buffer = new byte[8_192];
        private int length;

        @Override
        public void copy(byte[] array, int offset, int count) {
            System.arraycopy(array, offset, buffer, length, count);
            length += count;
        }

        @Override
        public void share(byte[] array, int offset, int count) {
            length += count;
        }
    }

    /** Reads the sample and stamps it. */
    @Setup
    public void read() {
        stanza = Stanzas.read(sample).withFrom(Jid.of("romeo@example.net/orchard-33ab"));
    }

    /** To the first recipient: all of it is encoded. */
    @Benchmark
    public int first() {
        drain.length = 0;
        writer.write(stanza.with(Content.of(stanza.content().elements())), drain);
        return drain.length;
    }

    /** To another recipient: the content is shared. */
    @Benchmark
    public int further() {
        drain.length = 0;
        writer.write(stanza, drain);
        return drain.length;
    }
}
