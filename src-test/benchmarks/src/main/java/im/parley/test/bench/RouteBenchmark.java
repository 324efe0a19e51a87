package im.parley.test.bench;

import im.parley.server.route.FeatureTable;
import im.parley.server.route.Router;
import im.parley.server.session.BoundSession;
import im.parley.server.session.Copies;
import im.parley.server.session.SessionIndex;
import im.parley.server.session.Strand;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Phase;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.server.stats.Counters;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Facts;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

/** From the sender's stanza to its recipients' sessions, without bytes: ten thousand accounts with one session each. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Thread)
public class RouteBenchmark {
    private static final int ACCOUNTS = 10_000;
    private static final String DOMAIN = "example.com";

    /** How many features look at each message, once as it is sent and once as it arrives. */
    @Param({"0", "8"})
    public int features;

    private final SessionIndex sessions = new SessionIndex();
    private final Drop carrier = new Drop();
    private final List<BoundSession> bound = new ArrayList<>();
    private Router router =
            new Router(FeatureTable.of(List.of()), sessions, new OneDomain(), account -> true, Runnable::run, new Counters());
    private Stanza toFull = Stanzas.read(Sample.CHAT);
    private Stanza toBare = Stanzas.read(Sample.CHAT);
    private int next;

    /** Counts what reaches a session and drops it. */
    private static final class Drop implements BoundSession.Carrier {
        private final InetSocketAddress nowhere = InetSocketAddress.createUnresolved("localhost", 5222);
        private long count;

        @Override
        public Facts facts() {
            return new Facts("c2s", nowhere, nowhere, Optional.empty());
        }

        @Override
        public void deliver(Stanza stanza, Copies copies, BoundSession recipient) {
            count++;
        }

        @Override
        public CompletableFuture<Void> end(StreamError why) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final class OneDomain implements Domains {
        private final Optional<Vhost> vhost = Optional.of(Vhost.of(DOMAIN));

        @Override
        public Optional<Vhost> find(String domain) {
            return domain.equals(DOMAIN) ? vhost : Optional.empty();
        }

        @Override
        public String defaultDomain() {
            return DOMAIN;
        }

        @Override
        public List<Vhost> all() {
            return vhost.stream().toList();
        }
    }

    private record Onlooker(int number) implements Feature {
        @Override
        public Spec spec() {
            return Spec.rfc(6121);
        }

        @Override
        public List<Hook> hooks() {
            return List.of(
                    Hook.messageSent(Phase.MARK, (message, sender) -> Verdict.PASS),
                    Hook.messageToAccount(Phase.ARCHIVE, (message, account) -> Verdict.PASS));
        }
    }

    /** Logs all in; Juliet has two clients more. */
    @Setup
    public void login() {
        List<Feature> onlookers = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            onlookers.add(new Onlooker(i));
        }
        router = new Router(FeatureTable.of(onlookers), sessions, new OneDomain(), account -> true, Runnable::run, new Counters());
        for (int i = 0; i < ACCOUNTS; i++) {
            add("user" + i + "@" + DOMAIN + "/orchard");
        }
        add("juliet@example.com/phone");
        add("juliet@example.com/balcony-7d1f");
        Jid sender = bound.getFirst().jid();
        toFull = Stanzas.read(Sample.CHAT).withFrom(sender);
        toBare = toFull.withTo(Jid.of("juliet@example.com"));
    }

    private void add(String jid) {
        BoundSession session = new BoundSession(Jid.of(jid), carrier, new Strand(Runnable::run));
        session.presence(Optional.of(Presence.of(Presence.Type.AVAILABLE)));
        sessions.add(session, 10);
        bound.add(session);
    }

    /** A chat message to the client that is talked to. */
    @Benchmark
    public long messageToClient() {
        router.sent(toFull, bound.getFirst());
        return carrier.count;
    }

    /** A chat message to an account with two clients. */
    @Benchmark
    public long messageToAccount() {
        router.sent(toBare, bound.getFirst());
        return carrier.count;
    }

    /** A chat message to another recipient each time, so that the caches of the processor do not know the way. */
    @Benchmark
    public long messageToAnyone() {
        next = (next + 7_919) % ACCOUNTS;
        BoundSession recipient = bound.get(next);
        router.sent(((Message) toFull).withTo(recipient.jid()), bound.getFirst());
        return carrier.count;
    }
}
