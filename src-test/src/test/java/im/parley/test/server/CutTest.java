package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.Incoming;
import im.parley.test.client.TestClient;
import im.parley.test.client.Wire;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * XEP-0198 section 5: "allowing entities to establish definitively which stanzas require retransmission". The connection
 * is cut at every byte of a dialogue; whatever the byte, each message arrives once, and in order.
 */
class CutTest {
    private static final String DOMAIN = TcpDoor.DOMAIN;
    private static final String PASSWORD = "secret";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MESSAGES = 4;
    private static final Name BODY = Name.of(Namespaces.CLIENT, "body");
    private static final List<String> ALL = numbers(1, MESSAGES);

    private final TestServer server = new TestServer("");
    private Supplier<Wire> door = server::connect;
    private Person juliet = new Person("juliet", "balcony");
    private Person romeo = new Person("romeo", "orchard");

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }

    /** Somebody with a connection that may break; remembers the messages that came, also over earlier connections. */
    private final class Person {
        private final String name;
        private final String resource;
        private CutWire wire = new CutWire(door.get());
        private TestClient client = new TestClient(wire, DOMAIN, PATIENCE);
        private final List<String> bodies = new ArrayList<>();
        private int handled;

        Person(String name, String resource) {
            this.name = name;
            this.resource = resource;
        }

        Jid jid() {
            return Jid.of(name, DOMAIN, resource);
        }

        void logIn() {
            wire = new CutWire(door.get());
            client = new TestClient(wire, DOMAIN, PATIENCE);
            client.openStream();
            client.logIn(name, PASSWORD);
        }

        void connect() {
            logIn();
            client.bind(resource);
            bodies.clear();
            handled = 0;
        }

        /** Switches stream management on; returns the identifier for a resumption. */
        String enable(boolean resume) {
            client.send("<enable xmlns='urn:xmpp:sm:3' resume='" + resume + "'/>");
            return client.element().attribute("id", "");
        }

        /** Takes what comes until the connection ends or so many messages are there. */
        void takeUntil(int messages, boolean acknowledging) {
            while (bodies.size() < messages) {
                Optional<Incoming> next = client.next();
                assertThat(next).as("%s has %s and waits", name, bodies).isPresent();
                if (!(next.get() instanceof Incoming.Received received)) {
                    return;
                }
                take(received.element());
                if (acknowledging) {
                    client.send("<a xmlns='urn:xmpp:sm:3' h='" + handled + "'/>");
                }
            }
        }

        private void take(Element element) {
            if (element.name().namespace().equals(Namespaces.CLIENT)) {
                handled++;
                element.first(BODY).map(Element::text).ifPresent(bodies::add);
            }
        }

        /** Everything sent before is processed, and what it caused for this person has come. */
        void barrier() {
            client.send("<iq type='get' id='barrier' to='" + DOMAIN + "'><ping xmlns='urn:xmpp:ping'/></iq>");
            Element element = client.element();
            while (!element.attribute("id", "").equals("barrier")) {
                take(element);
                element = client.element();
            }
            handled++;
        }

        /** Comes back; returns how many stanzas the server has handled. */
        int resume(String id) {
            Element answer = client.resume(id, Integer.toString(handled));
            assertThat(answer.name().local()).isEqualTo("resumed");
            return Integer.parseInt(answer.attribute("h", ""));
        }

        void leave() {
            client.send("<a xmlns='urn:xmpp:sm:3' h='" + handled + "'/></stream:stream>");
            while (!(client.next().orElseThrow() instanceof Incoming.Closed)) {
                // nothing of interest comes any more
            }
            client.close();
        }
    }

    private static String message(Person to, String number) {
        return "<message to='" + to.jid() + "' type='chat'><body>" + number + "</body></message>";
    }

    private static String messages(Person to, List<String> numbers) {
        StringBuilder all = new StringBuilder();
        numbers.forEach(number -> all.append(message(to, number)));
        return all.toString();
    }

    @BeforeEach
    void begin() {
        server.register(juliet.jid().bare(), PASSWORD);
        server.register(romeo.jid().bare(), PASSWORD);
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void whatTheClientSendsArrivesOnce() {
        int length = messages(juliet, ALL).getBytes(StandardCharsets.UTF_8).length;
        for (int cut = 0; cut <= length; cut++) {
            juliet.connect();
            romeo.connect();
            String id = romeo.enable(true);
            romeo.wire.cutAfterSending(cut);
            romeo.client.send(messages(juliet, ALL));
            romeo.logIn();
            int handled = romeo.resume(id);
            romeo.client.send(messages(juliet, numbers(handled + 1, MESSAGES)));
            romeo.barrier();
            juliet.barrier();
            assertThat(juliet.bodies).as("cut after %d bytes", cut).isEqualTo(ALL);
            romeo.leave();
            juliet.leave();
        }
    }

    @Test
    void whatTheServerSendsArrivesOnce() {
        int length = lengthOf(() -> romeo.takeUntil(MESSAGES, false));
        for (int cut = 0; cut <= length; cut++) {
            String id = conversationCutAfter(cut, false, true);
            romeo.logIn();
            romeo.resume(id);
            romeo.barrier();
            assertThat(romeo.bodies).as("cut after %d bytes", cut).isEqualTo(ALL);
            romeo.leave();
            juliet.leave();
        }
    }

    /** Over real sockets and the real pipeline. */
    @Test
    @SuppressWarnings("JUnitMethodInvoked") // the same once more, through another door
    void everythingArrivesOnceOverTcp() {
        try (TcpDoor tcp = new TcpDoor(server)) {
            door = tcp::connect;
            whatTheClientSendsArrivesOnce();
            whatTheServerSendsArrivesOnce();
            aResumptionMayBeCutToo();
        }
    }

    @Test
    void aResumptionMayBeCutToo() {
        int first = lengthOf(() -> romeo.takeUntil(MESSAGES / 2, false)) - 1;
        int length = answerOfAResumption(first);
        for (int cut = 0; cut <= length; cut++) {
            String id = conversationCutAfter(first, false, true);
            romeo.logIn();
            romeo.wire.cutAfterReceiving(cut);
            romeo.client.send(
                    "<resume xmlns='urn:xmpp:sm:3' previd='" + id + "' h='" + romeo.handled + "'/>");
            romeo.takeUntil(MESSAGES, false);
            romeo.client.cut();
            romeo.logIn();
            romeo.resume(id);
            romeo.barrier();
            assertThat(romeo.bodies).as("cut after %d bytes", cut).isEqualTo(ALL);
            romeo.leave();
            juliet.leave();
        }
    }

    private int answerOfAResumption(int first) {
        String id = conversationCutAfter(first, false, true);
        romeo.logIn();
        int before = romeo.wire.received();
        romeo.resume(id);
        romeo.takeUntil(MESSAGES, false);
        int length = romeo.wire.received() - before;
        romeo.leave();
        juliet.leave();
        return length;
    }

    @Test
    void aRequestToResumeMayBeCutToo() {
        String request = "<resume xmlns='urn:xmpp:sm:3' previd='" + "x".repeat(20) + "' h='0'/>";
        for (int cut = 0; cut <= request.length(); cut++) {
            String id = conversationCutAfter(0, false, true);
            romeo.logIn();
            romeo.wire.cutAfterSending(cut);
            romeo.client.send(request.replace("x".repeat(20), id));
            romeo.logIn();
            romeo.resume(id);
            romeo.barrier();
            assertThat(romeo.bodies).as("cut after %d bytes", cut).isEqualTo(ALL);
            romeo.leave();
            juliet.leave();
        }
    }

    /** Without resumption: what was acknowledged has arrived, what was not waits for the next session. */
    @Test
    void whatWasNotAcknowledgedIsStored() {
        int length = lengthOf(() -> romeo.takeUntil(MESSAGES, false));
        for (int cut = 0; cut <= length; cut++) {
            conversationCutAfter(cut, true, false);
            List<String> had = List.copyOf(romeo.bodies);
            romeo.connect();
            romeo.client.send("<presence/>");
            romeo.takeUntil(MESSAGES - had.size(), false);
            romeo.barrier();
            assertThat(had).as("cut after %d bytes", cut).isEqualTo(numbers(1, had.size()));
            assertThat(romeo.bodies).as("cut after %d bytes", cut).isEqualTo(numbers(had.size() + 1, MESSAGES));
            romeo.leave();
            juliet.leave();
        }
    }

    /** Juliet speaks to Romeo, whose connection breaks after so many bytes. Returns his identifier. */
    private String conversationCutAfter(int cut, boolean acknowledging, boolean resumable) {
        juliet.connect();
        romeo.connect();
        String id = romeo.enable(resumable);
        romeo.wire.cutAfterReceiving(cut);
        juliet.client.send(messages(romeo, ALL));
        romeo.takeUntil(MESSAGES, acknowledging);
        romeo.client.cut();
        juliet.barrier();
        return id;
    }

    /** How many bytes Romeo gets while he takes what Juliet says. */
    private int lengthOf(Runnable taking) {
        juliet.connect();
        romeo.connect();
        romeo.enable(true);
        int before = romeo.wire.received();
        juliet.client.send(messages(romeo, ALL));
        taking.run();
        int length = romeo.wire.received() - before;
        romeo.leave();
        juliet.leave();
        return length;
    }
}
