package im.parley.web.bosh;

import im.parley.web.stream.Sweep;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Facts;
import im.parley.wire.port.HttpOptions.BoshOptions;
import im.parley.wire.port.HttpStreams;
import im.parley.wire.rate.AddressTable;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The sessions there are. */
final class Sessions {
    static final String LISTENER = "bosh";
    private static final int SID_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConcurrentHashMap<String, Session> all = new ConcurrentHashMap<>();
    private final BoshOptions options;
    private final HttpStreams streams;
    private final Sweep sweep;
    private final AddressTable addresses;
    private final long started = System.nanoTime();

    Sessions(BoshOptions options, HttpStreams streams, Sweep sweep) {
        this.options = options;
        this.streams = streams;
        this.sweep = sweep;
        this.addresses = new AddressTable(options.bounds().rates());
    }

    Optional<Session> find(String sid) {
        return Optional.ofNullable(all.get(sid));
    }

    int size() {
        return all.size();
    }

    /** The clock of all sessions, in milliseconds. */
    long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    /** XEP-0124 section 7: begins a session, or says why not. */
    void create(Body body, Exchange exchange, Facts facts) {
        Optional<String> domain = domain(body);
        if (!Terms.wellFormed(body)) {
            refuse(body, exchange, Condition.BAD_REQUEST);
        } else if (options.bounds().elsewhere().isPresent()) {
            exchange.answer(new BodyWriter(256)
                    .terminate(Condition.SEE_OTHER_URI)
                    .text("uri", options.bounds().elsewhere().get())
                    .answer());
        } else if (domain.isEmpty()) {
            refuse(body, exchange, Condition.IMPROPER_ADDRESSING);
        } else if (!streams.serves(domain.get())) {
            refuse(body, exchange, Condition.HOST_UNKNOWN);
        } else {
            admit(body, exchange, facts, domain.get());
        }
    }

    private void admit(Body body, Exchange exchange, Facts facts, String domain) {
        String sid = newSid();
        Optional<Identity> identity = isFull() ? Optional.empty() : identity(sid, domain, facts);
        if (identity.isEmpty()) {
            refuse(body, exchange, Condition.POLICY_VIOLATION);
            return;
        }
        Session session = new Session(new Client(identity.get()), Terms.of(body, options), body, options, this::now);
        enter(sid, session);
        session.begin(body, exchange, streams.accept(session));
    }

    boolean isFull() {
        return all.size() >= options.maxSessions();
    }

    static String newSid() {
        byte[] random = new byte[SID_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Who a session is whose client is there; nothing when too many come from its address. */
    Optional<Identity> identity(String sid, String domain, Facts client) {
        return addresses.admit(client.remote().getAddress()).map(address -> new Identity(sid, domain, client, () -> {
            forget(sid);
            addresses.leave(address);
        }));
    }

    void enter(String sid, Session session) {
        all.put(sid, session);
        sweep.add(session);
    }

    void forget(String sid) {
        Session session = all.remove(sid);
        if (session != null) {
            sweep.remove(session);
        }
    }

    /** The domain that a client wants: section 7.1, {@code to}, or else {@code route} as {@code proto:host:port}. */
    private static Optional<String> domain(Body body) {
        Optional<String> to = body.attribute("to").filter(text -> !text.isBlank());
        if (to.isPresent()) {
            return to.flatMap(Incoming::address).filter(Jid::isDomain).map(Jid::domain);
        }
        return body.attribute("route")
                .map(route -> route.split(":"))
                .filter(parts -> parts.length >= 2)
                .flatMap(parts -> Incoming.address(parts[1]))
                .filter(Jid::isDomain)
                .map(Jid::domain);
    }

    private static void refuse(Body body, Exchange exchange, Condition condition) {
        boolean legacy = body.attribute("ver").isEmpty();
        exchange.answer(new BodyWriter(128)
                .terminate(condition)
                .answer(legacy ? condition.legacyStatus() : 200, Answer.XML));
    }

    /** Ends all with {@code system-shutdown}. */
    void close() {
        List.copyOf(all.values()).forEach(Session::shutDown);
    }
}
