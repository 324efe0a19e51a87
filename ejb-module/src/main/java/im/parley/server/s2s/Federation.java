package im.parley.server.s2s;

import im.parley.server.certs.PeerTrust;
import im.parley.server.config.S2sOptions;
import im.parley.server.route.Outside;
import im.parley.server.route.Router;
import im.parley.server.session.Outbox;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Call;
import im.parley.wire.port.Caller;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Dialer;
import im.parley.wire.port.Facts;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.port.Whereabouts;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stream.StreamError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/** All streams with other servers, and all that waits for one. */
public final class Federation implements Outside {
    private static final StanzaError SWITCHED_OFF =
            Condition.REMOTE_SERVER_NOT_FOUND.because("this server does not talk to other servers");
    private static final StanzaError UNWANTED =
            Condition.NOT_ALLOWED.because("this server does not talk to that domain");
    private static final StanzaError TOO_MANY = Condition.RESOURCE_CONSTRAINT.because("too many servers are talked to");
    private static final StanzaError NO_SENDER = Condition.BAD_REQUEST.because("the sender is not of this server");
    private static final StreamError SHUTDOWN = StreamError.of(StreamError.Condition.SYSTEM_SHUTDOWN);
    private static final StreamError RESET =
            StreamError.of(StreamError.Condition.RESET, "an administrator has asked for it");
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final Parts parts;
    private final Surroundings around;
    private final Policy policy;
    private final DialbackKeys keys;
    private final Map<DomainPair, Outgoing> lanes = new ConcurrentHashMap<>();
    /** When room was sought for another pair and not found. */
    private volatile long searched = System.nanoTime() - TICK.toNanos();

    /** Nothing is opened any more: what a stream left that was told farewell must not make another one. */
    private volatile boolean stopped;

    private final Set<RemoteStream> streams = ConcurrentHashMap.newKeySet();

    /**
     * What federation is made of.
     *
     * @param options the options
     * @param dialer opens connections
     * @param trust judges certificates
     * @param identities the certificate of a domain; does not block
     * @param desk what administrators see and do
     * @param secret what dialback keys are made of; the same for all servers that share a domain
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Parts(
            S2sOptions options,
            Dialer dialer,
            PeerTrust trust,
            Function<String, TlsIdentity> identities,
            byte[] secret,
            FederationDesk desk) {}

    /**
     * The server around it.
     *
     * @param router where stanzas of other servers go
     * @param threads starts a thread that may block for each task
     * @param timer does short things later
     */
    public record Surroundings(Router router, Executor threads, ScheduledExecutorService timer) {}

    /** Federation of a server that is about to start. */
    public Federation(Parts parts, Surroundings around) {
        this.parts = parts;
        this.around = around;
        this.policy = new Policy(parts.options());
        this.keys = new DialbackKeys(parts.secret());
        parts.desk().open(this);
        if (parts.options().active()) {
            var _ = around.timer()
                    .scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Takes the connection of another server. Does not block. */
    public StreamHandler accept(Connection connection) {
        return begun(RemoteStream.incoming(connection, this));
    }

    private RemoteStream begun(RemoteStream stream) {
        streams.add(stream);
        if (stopped) {
            stream.later(() -> stream.enter(stream.fail(SHUTDOWN)));
        }
        return stream;
    }

    /** The certificate for a name that another server asks for in a direct TLS handshake. Does not block. */
    public TlsIdentity identity(String domain) {
        return parts.identities().apply(domain);
    }

    /** Sends a stanza to another server. */
    @Override
    public void send(Stanza stanza) {
        Jid from = stanza.header().from();
        Jid to = stanza.header().to();
        if (from == null || to == null) {
            return;
        }
        if (!parts.options().active()) {
            bounce(stanza, SWITCHED_OFF);
            return;
        }
        DomainPair pair = new DomainPair(from.domain(), to.domain());
        Outgoing lane = lanes.get(pair);
        if (lane != null && lane.send(stanza)) {
            return;
        }
        refusal(pair).ifPresentOrElse(why -> bounce(stanza, why), () -> on(pair, made -> made.send(stanza)));
    }

    /** Does something with what is between two domains, which is made if need be; again, if it was forgotten at this moment. */
    private void on(DomainPair pair, Predicate<Outgoing> work) {
        Outgoing lane = lane(pair);
        while (!work.test(lane)) {
            lanes.remove(pair, lane);
            lane = lane(pair);
        }
    }

    private Optional<StanzaError> refusal(DomainPair pair) {
        if (!hosts(pair.local())) {
            return Optional.of(NO_SENDER);
        }
        if (!policy.allows(pair)) {
            return Optional.of(UNWANTED);
        }
        return hasRoom() ? Optional.empty() : Optional.of(TOO_MANY);
    }

    /** Names that strangers made this server look for make room for those that somebody uses. */
    private boolean hasRoom() {
        int bound = parts.options().queue().pairs();
        if (lanes.size() >= bound && System.nanoTime() - searched > TICK.toNanos()) {
            forget(Duration.ZERO);
            searched = lanes.size() < bound ? searched : System.nanoTime();
        }
        return lanes.size() < bound;
    }

    private void forget(Duration unused) {
        lanes.values().removeIf(lane -> lane.retire(unused));
    }

    private Outgoing lane(DomainPair pair) {
        return lanes.computeIfAbsent(pair, wanted -> new Outgoing(wanted, this));
    }

    /** Asks the authoritative server of a domain about a key. */
    void verify(Verification question) {
        if (refusal(question.pair()).isPresent() && !lanes.containsKey(question.pair())) {
            question.answered().accept(new Verification.Answer.Unanswered(TOO_MANY));
            return;
        }
        on(question.pair(), lane -> lane.ask(question));
    }

    /** Does something short, that does not block, a little later. */
    void soon(Runnable work, Duration pause) {
        if (stopped) {
            return;
        }
        var _ = around.timer().schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    // What attempts need.

    void begin(Attempt attempt, Duration pause) {
        Runnable start = () -> around.threads().execute(attempt::run);
        if (!pause.isZero()) {
            soon(start, pause);
        } else if (!stopped) {
            start.run();
        }
    }

    Whereabouts locate(String domain) {
        return parts.dialer().locate(domain, parts.options().dns().lookup()).join();
    }

    void dial(Call call, Caller caller) {
        parts.dialer().connect(call, caller);
    }

    RemoteStream calling(Connection connection, Errand errand) {
        return begun(RemoteStream.outgoing(connection, this, errand));
    }

    // What streams need.

    Router router() {
        return around.router();
    }

    Executor threads() {
        return around.threads();
    }

    S2sOptions options() {
        return parts.options();
    }

    Policy policy() {
        return policy;
    }

    DialbackKeys keys() {
        return keys;
    }

    boolean hosts(String domain) {
        return around.router().hosts(domain);
    }

    /** What is wrong with the certificate that was shown for a domain; empty when nothing is. */
    Optional<String> objection(Facts facts, String domain) {
        return parts.trust().objection(facts, domain);
    }

    /** Whether a pair of domains has as many streams to this server as it may; who only names a domain does not count. */
    boolean crowded(DomainPair pair) {
        return streams.stream()
                        .filter(stream -> stream.isIncoming() && stream.isProven() && stream.pair().equals(pair))
                        .count()
                >= parts.options().rates().connectionsPerDomain();
    }

    /** A stream may carry what waits for a pair. */
    void opened(DomainPair pair, RemoteStream stream) {
        if (lanes.containsKey(pair) || hasRoom()) {
            on(pair, lane -> {
                stream.outflow().carries(lane);
                return lane.opened(stream);
            });
        }
    }

    /** A stream has ended with these not acknowledged. */
    void ended(RemoteStream stream, List<Outbox.Unacknowledged> left) {
        streams.remove(stream);
        Map<Outgoing, List<Outbox.Unacknowledged>> byLane = new LinkedHashMap<>();
        stream.opener().ifPresent(lane -> byLane.put(lane, new ArrayList<>()));
        stream.outflow().lanes().forEach(lane -> byLane.put(lane, new ArrayList<>()));
        for (Outbox.Unacknowledged each : left) {
            each.stanza().from().ifPresent(from -> each.stanza().to().ifPresent(to -> byLane
                    .computeIfAbsent(lane(new DomainPair(from.domain(), to.domain())), lane -> new ArrayList<>())
                    .add(each)));
        }
        byLane.forEach((lane, unacknowledged) -> {
            if (!lane.ended(stream, unacknowledged)) {
                on(lane.pair(), made -> made.ended(stream, unacknowledged));
            }
        });
    }

    /** Tells the sender of a stanza that it cannot be sent; on another thread, for that may take a while. */
    void bounce(Stanza stanza, StanzaError why) {
        around.threads().execute(() -> around.router().bounce(stanza, why));
    }

    // For the administrator.

    List<RemoteServer> overview() {
        Map<DomainPair, List<RemoteServer.Stream>> byPair = new LinkedHashMap<>();
        lanes.keySet().forEach(pair -> byPair.put(pair, new ArrayList<>()));
        streams.stream()
                .filter(stream -> !stream.remote().isEmpty())
                .forEach(stream -> byPair.computeIfAbsent(stream.pair(), pair -> new ArrayList<>()).add(RemoteServer.Stream.of(stream)));
        return byPair.entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(RemoteServer::remote).thenComparing(RemoteServer::local))
                .toList();
    }

    private RemoteServer view(DomainPair pair, List<RemoteServer.Stream> open) {
        Outgoing lane = lanes.get(pair);
        return lane == null
                ? new RemoteServer(pair.local(), pair.remote(), RemoteServer.State.IDLE, 0, 0, 0, "", open)
                : lane.view(open);
    }

    int reset(String remote) {
        List<RemoteStream> ending = streams.stream()
                .filter(stream -> stream.remote().equals(remote))
                .toList();
        ending.forEach(stream -> stream.later(() -> stream.leave(RESET)));
        lanes.forEach((pair, lane) -> {
            if (pair.remote().equals(remote)) {
                lane.reset();
            }
        });
        return ending.size();
    }

    // Time.

    private void tick() {
        lanes.values().forEach(Outgoing::expire);
        forget(REMEMBERED);
        long idle = parts.options().timeouts().idle().toNanos();
        streams.forEach(stream -> {
            if (stream.idleNanos() > idle) {
                stream.later(stream::leave);
            } else {
                stream.heed();
            }
        });
    }

    /** Says farewell to all other servers. */
    public void stop() {
        stopped = true;
        streams.forEach(stream -> stream.later(() -> stream.enter(stream.fail(SHUTDOWN))));
    }
}
