package im.parley.test.bench;

import im.parley.wire.sasl.Claim;
import im.parley.wire.sasl.CredentialSource;
import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.sasl.ScramExchange;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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

/** Log-ins by SCRAM. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Thread)
public class ScramBenchmark {
    private static final int ITERATIONS = 10_000;
    private static final String PASSWORD = "a rose by any other name";
    private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** The mechanism. */
    @Param
    public ScramHash hash = ScramHash.SHA_1;

    private final ClientScram.KeyCache cache = new ClientScram.KeyCache();
    private Source source = new Source(ScramKeys.derive(PASSWORD, SALT, ITERATIONS, ScramHash.SHA_1));

    /** Has the keys of the one user in memory, as the server has those of a user who was there lately. */
    private record Source(ScramKeys keys) implements CredentialSource {
        @Override
        public Optional<Known> keys(Claim claim, ScramHash hash) {
            return Optional.of(new Known(keys, claim.username()));
        }

        @Override
        public ScramKeys decoy(Claim claim, ScramHash hash) {
            return keys;
        }
    }

    private static final ScramExchange.Binding UNBOUND = new ScramExchange.Binding() {
        @Override
        public Optional<byte[]> data(String registeredName) {
            return Optional.empty();
        }

        @Override
        public boolean offered() {
            return false;
        }
    };

    /** Makes the keys. */
    @Setup
    public void derive() {
        source = new Source(ScramKeys.derive(PASSWORD, SALT, ITERATIONS, hash));
    }

    /** A whole log-in, of which {@link #clientAlone} is not the server's. */
    @Benchmark
    public Step login() {
        ScramExchange server = new ScramExchange(hash, false, UNBOUND, source);
        ClientScram client = new ClientScram(hash.hashName(), "juliet", PASSWORD, cache);
        Step.Challenge challenge = (Step.Challenge) server.respond(client.first());
        Step last = server.respond(client.answer(challenge.data()));
        if (last instanceof Step.Success) {
            return last;
        }
        throw new IllegalStateException("the log-in failed: " + last);
    }

    /** The server's side up to its challenge. */
    @Benchmark
    public Step challenge() {
        return new ScramExchange(hash, false, UNBOUND, source)
                .respond(new ClientScram(hash.hashName(), "juliet", PASSWORD, cache).first());
    }

    /** The client's side, its keys cached. */
    @Benchmark
    public byte[] clientAlone() {
        ClientScram client = new ClientScram(hash.hashName(), "juliet", PASSWORD, cache);
        String first = new String(client.first(), StandardCharsets.US_ASCII);
        String challenge = first.substring(first.indexOf("r=")) + "server,s=MDEyMzQ1Njc4OWFiY2RlZg==,i=" + ITERATIONS;
        return client.answer(challenge.getBytes(StandardCharsets.US_ASCII));
    }

    /** What a new password costs for one mechanism. */
    @Benchmark
    public ScramKeys deriveKeys() {
        return ScramKeys.derive(PASSWORD, SALT, ITERATIONS, hash);
    }
}
