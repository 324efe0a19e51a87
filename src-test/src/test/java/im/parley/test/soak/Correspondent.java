package im.parley.test.soak;

import im.parley.test.client.Incoming;
import im.parley.test.client.ProtocolFailure;
import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.container.OwnServer;
import im.parley.test.soak.Post.Letter;
import im.parley.test.soak.Script.Act;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One client with stream management and carbons: reads and writes on one connection after the other, and resumes its
 * session on each. Runs on a thread of its own.
 */
final class Correspondent implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String SM_NS = Namespaces.SM;
    private static final Name ANSWER = Name.of(SM_NS, "a");
    private static final Name REQUEST = Name.of(SM_NS, "r");
    private static final Name RESUMED = Name.of(SM_NS, "resumed");
    private static final Name ENABLED = Name.of(SM_NS, "enabled");
    private static final Name IQ = Name.of(Namespaces.CLIENT, "iq");
    private static final String READY = "ready";

    private final int number;
    private final Company company;
    private final Post post;
    private final Script script;
    private final InetSocketAddress address;
    private final Mailbox mailbox;
    private final SplittableRandom random;
    private @Nullable Continuation continuation;
    private long nextLetter = Long.MAX_VALUE;
    private long askedSince;
    private volatile boolean ready;
    private volatile boolean settled;
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger resumptions = new AtomicInteger();
    private volatile String lastTrouble = "";

    /**
     * @param address where it connects
     */
    Correspondent(int number, Company company, Post post, Script script, InetSocketAddress address) {
        this.number = number;
        this.company = company;
        this.post = post;
        this.script = script;
        this.address = address;
        this.mailbox = new Mailbox(Company.full(number), post);
        this.random = new SplittableRandom(number);
    }

    int number() {
        return number;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** Whether the last session is available and gets carbons. */
    boolean isReady() {
        return ready;
    }

    /** Whether the server has acknowledged all that was written. */
    boolean isSettled() {
        return settled;
    }

    /** How many sessions it has had, those that were resumed counted once. */
    int sessions() {
        return sessions.get();
    }

    int resumptions() {
        return resumptions.get();
    }

    /** Why the last connection ended, and how this client stands. */
    String state() {
        return Company.full(number) + (ready ? "" : ", not ready") + (settled ? "" : ", not settled") + ", " + sessions
                + " sessions, " + resumptions + " resumptions, last trouble: " + lastTrouble;
    }

    @Override
    public void run() {
        while (script.act() != Act.LEAVE) {
            try (TestClient client = new TestClient(TcpWire.connect(address, OwnServer.DOMAIN), OwnServer.DOMAIN, PATIENCE)) {
                enter(client);
                converse(client);
            } catch (ProtocolFailure | UncheckedIOException trouble) {
                lastTrouble = String.valueOf(trouble.getMessage());
                takeBreath();
            } catch (RuntimeException bug) {
                post.violation(Company.full(number) + " stumbles: " + bug);
                throw bug;
            }
        }
    }

    private void takeBreath() {
        try {
            Thread.sleep(random.nextLong(20, 200));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // To a session.

    private void enter(TestClient client) {
        client.openStream();
        if (Company.isSecret(number)) {
            client.secure();
        }
        client.logIn(Company.user(Company.accountOf(number)), Company.PASSWORD);
        if (continuation == null || !resumed(client, continuation)) {
            begin(client);
        }
        askedSince = 0;
    }

    private boolean resumed(TestClient client, Continuation before) {
        Element answer = client.resume(before.id(), Long.toString(before.handled()));
        answer.attribute("h").ifPresent(h -> before.acknowledged(Long.parseLong(h), Company.full(number)));
        if (answer.is(RESUMED)) {
            resumptions.incrementAndGet();
            settled = before.isSettled();
            before.again().forEach(client::send);
            return true;
        }
        before.lost();
        continuation = null;
        ready = false;
        return false;
    }

    private void begin(TestClient client) {
        client.bind(Company.resource(number));
        client.send("<enable xmlns='" + SM_NS + "' resume='true'/>");
        Element enabled = client.element();
        if (!enabled.is(ENABLED)) {
            throw new ProtocolFailure("enabled was expected, but came " + enabled);
        }
        sessions.incrementAndGet();
        continuation = new Continuation(enabled.attribute("id", ""), post);
        send(client, "<iq type='set' id='carbons'><enable xmlns='urn:xmpp:carbons:2'/></iq>", Optional.empty());
        send(client, "<presence><priority>" + Company.priority(number) + "</priority></presence>", Optional.empty());
        send(client, "<iq type='get' id='" + READY + "' to='" + OwnServer.DOMAIN + "'><ping xmlns='urn:xmpp:ping'/></iq>",
                Optional.empty());
    }

    private Continuation continuation() {
        if (continuation == null) {
            throw new IllegalStateException("no session");
        }
        return continuation;
    }

    private void send(TestClient client, String xml, Optional<Letter> letter) {
        continuation().sent(xml, letter);
        settled = false;
        client.send(xml);
    }

    // In a session.

    private void converse(TestClient client) {
        while (script.act() != Act.LEAVE) {
            Optional<Incoming> next = client.next(patience());
            if (next.isPresent() && !handle(client, next.get())) {
                return;
            }
            if (ready && script.act() == Act.WRITE) {
                writeIfDue(client);
            }
            if (!askWhatIsThere(client)) {
                lastTrouble = "no answer";
                return;
            }
        }
        client.send("</stream:stream>");
    }

    private Duration patience() {
        long left = nextLetter - System.nanoTime();
        return script.act() == Act.WRITE && left < LOOK.toNanos() ? Duration.ofNanos(Math.max(left, 1_000_000)) : LOOK;
    }

    private boolean handle(TestClient client, Incoming incoming) {
        return switch (incoming) {
            case Incoming.Received received -> {
                handle(client, received.element());
                yield true;
            }
            case Incoming.Opened again -> throw new ProtocolFailure("a second stream header");
            case Incoming.Closed closed -> false;
            case Incoming.Ended ended -> false;
        };
    }

    private void handle(TestClient client, Element element) {
        if (element.is(REQUEST)) {
            client.send("<a xmlns='" + SM_NS + "' h='" + continuation().handled() + "'/>");
        } else if (element.is(ANSWER)) {
            askedSince = 0;
            continuation().acknowledged(Long.parseLong(element.attribute("h", "")), Company.full(number));
            settled = continuation().isSettled();
        } else if (element.name().namespace().equals(Namespaces.CLIENT)) {
            continuation().handledOne();
            read(element);
        } else {
            lastTrouble = element.toString();
        }
    }

    private void read(Element stanza) {
        Optional<Letter> letter = Letters.in(stanza);
        letter.ifPresent(mailbox::received);
        if (letter.isPresent() && stanza.attribute("type", "").equals("error")) {
            post.violation(Company.full(number) + " got back " + stanza);
        }
        if (stanza.is(IQ) && stanza.attribute("id", "").equals(READY)) {
            nextLetter = System.nanoTime();
            ready = true;
        }
    }

    private void writeIfDue(TestClient client) {
        long now = System.nanoTime();
        if (now < nextLetter) {
            return;
        }
        nextLetter = now + Math.round(script.pause().toNanos() * random.nextDouble(0.5, 1.5));
        int reader = otherAccount();
        int account = Company.accountOf(reader);
        Letter letter = post.write(number, account, script.chapter());
        String to = random.nextInt(4) == 0 ? Company.full(reader) : Company.bare(account);
        send(client, Letters.message(letter, to), Optional.of(letter));
    }

    private int otherAccount() {
        int reader = random.nextInt(company.clients() - 2);
        return reader < (number & ~1) ? reader : reader + 2;
    }

    /** Asks when something is under way; false when the server has not answered for long: the line is dead. */
    private boolean askWhatIsThere(TestClient client) {
        long now = System.nanoTime();
        if (askedSince != 0) {
            return now - askedSince < PATIENCE.toNanos();
        }
        if (!settled && !continuation().isSettled()) {
            askedSince = now;
            client.send("<r xmlns='" + SM_NS + "'/>");
        }
        return true;
    }
}
