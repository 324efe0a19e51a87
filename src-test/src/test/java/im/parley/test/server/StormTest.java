package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.Incoming;
import im.parley.test.client.TestClient;
import im.parley.test.client.Wire;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * XEP-0198 in bad weather: pairs of clients speak to each other while their connections break at random bytes. Each
 * message arrives, once, in order.
 */
class StormTest {
    private static final String DOMAIN = TcpDoor.DOMAIN;
    private static final String PASSWORD = "secret";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAIRS = 4;
    private static final int MESSAGES = 300;
    private static final int LONGEST_LUCK = 4000;
    private static final Name BODY = Name.of(Namespaces.CLIENT, "body");

    private Supplier<Wire> sea = this::calm;
    private final TestServer server = new TestServer("msgRepository { store-limit = 10000 }");

    /** A client that resumes until it has said and heard everything. */
    private final class Sailor {
        private final String name;
        private final Jid friend;
        private final Random weather;
        private final boolean forgetful;
        private final Deque<String> unacknowledged = new ArrayDeque<>();
        private final List<Integer> heard = new ArrayList<>();
        private CutWire wire = new CutWire(sea.get());
        private TestClient client = new TestClient(wire, DOMAIN, PATIENCE);
        private String id = "";
        private int handled;
        private int acknowledged;
        private int said;
        private int wrecks;

        /**
         * @param forgetful whether it sometimes begins a new session instead of resuming the old one
         */
        Sailor(String name, String friend, boolean forgetful) {
            this.name = name;
            this.friend = Jid.of(friend, DOMAIN, "");
            this.weather = new Random(name.hashCode());
            this.forgetful = forgetful;
        }

        void sail() {
            while (said < MESSAGES || !heardAll()) {
                if (said < MESSAGES) {
                    say(++said);
                }
                if (!listen()) {
                    wrecks++;
                    comeBack();
                }
            }
            drain();
        }

        private boolean heardAll() {
            return !heard.isEmpty() && heard.getLast() == MESSAGES;
        }

        private void say(int number) {
            String message = "<message to='" + friend + "' type='chat'><body>" + number + "</body></message>";
            unacknowledged.add(message);
            client.send(message + "<r xmlns='urn:xmpp:sm:3'/>");
        }

        /** Takes one thing; false when the connection has broken. */
        private boolean listen() {
            Optional<Incoming> next = client.next();
            assertThat(next).as("%s has said %s and heard %s", name, said, heard).isPresent();
            if (!(next.get() instanceof Incoming.Received received)) {
                return false;
            }
            take(received.element());
            return true;
        }

        private void take(Element element) {
            if (element.name().equals(Name.of(Namespaces.SM, "a"))) {
                acknowledge(Integer.parseInt(element.attribute("h", "")));
            } else if (element.name().equals(Name.of(Namespaces.SM, "r"))) {
                client.send("<a xmlns='urn:xmpp:sm:3' h='" + handled + "'/>");
            } else if (element.name().namespace().equals(Namespaces.CLIENT)) {
                handled++;
                element.first(BODY).map(Element::text).map(Integer::valueOf).ifPresent(heard::add);
                if (forgetful) {
                    client.send("<a xmlns='urn:xmpp:sm:3' h='" + handled + "'/>");
                }
            }
        }

        private void acknowledge(int h) {
            for (; acknowledged < h; acknowledged++) {
                unacknowledged.remove();
            }
        }

        private void comeBack() {
            if (forgetful && weather.nextBoolean()) {
                wire.close();
                connect();
                return;
            }
            logIn();
            Element answer = client.resume(id, Integer.toString(handled));
            assertThat(answer.name().local()).isEqualTo("resumed");
            acknowledge(Integer.parseInt(answer.attribute("h", "")));
            List.copyOf(unacknowledged).forEach(client::send);
            client.send("<r xmlns='urn:xmpp:sm:3'/>");
            rig();
        }

        private void connect() {
            logIn();
            client.bind("ship");
            client.send("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");
            Element answer = client.element();
            id = answer.attribute("id", "");
            handled = 0;
            acknowledged = 0;
            client.send("<presence/>");
            List.copyOf(unacknowledged).forEach(client::send);
            unacknowledged.addFirst("<presence/>");
            client.send("<r xmlns='urn:xmpp:sm:3'/>");
            rig();
        }

        private void logIn() {
            wire = new CutWire(sea.get());
            client = new TestClient(wire, DOMAIN, PATIENCE);
            client.openStream();
            client.logIn(name, PASSWORD);
        }

        private void rig() {
            if (weather.nextBoolean()) {
                wire.cutAfterSending(weather.nextInt(LONGEST_LUCK));
            } else {
                wire.cutAfterReceiving(weather.nextInt(LONGEST_LUCK));
            }
        }

        /** Stays until the server has everything that was said. */
        private void drain() {
            while (!unacknowledged.isEmpty()) {
                client.send("<r xmlns='urn:xmpp:sm:3'/>");
                if (!listen()) {
                    comeBack();
                }
            }
        }
    }

    private Wire calm() {
        return server.connect();
    }

    private List<Sailor> crew(boolean forgetful) {
        List<Sailor> crew = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            String one = (forgetful ? "f" : "r") + pair + "one";
            String other = (forgetful ? "f" : "r") + pair + "other";
            server.register(Jid.of(one, DOMAIN, ""), PASSWORD);
            server.register(Jid.of(other, DOMAIN, ""), PASSWORD);
            crew.add(new Sailor(one, other, false));
            crew.add(new Sailor(other, one, forgetful));
        }
        return crew;
    }

    private static void sail(List<Sailor> crew) {
        crew.forEach(Sailor::connect);
        CompletableFuture.allOf(crew.stream()
                        .map(sailor -> CompletableFuture.runAsync(sailor::sail, Thread::startVirtualThread))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    @Test
    void whoResumesHearsEverythingOnceAndInOrder() {
        everythingOnceAndInOrder();
        server.close();
    }

    @Test
    void theSameOverSocketsAndTheRealPipeline() {
        try (TcpDoor door = new TcpDoor(server)) {
            sea = door::connect;
            everythingOnceAndInOrder();
            server.close();
        }
    }

    private void everythingOnceAndInOrder() {
        List<Sailor> crew = crew(false);
        sail(crew);
        List<Integer> all = IntStream.rangeClosed(1, MESSAGES).boxed().toList();
        crew.forEach(sailor -> assertThat(sailor.heard.toString()).as(sailor.name).isEqualTo(all.toString()));
        assertThat(crew).anyMatch(sailor -> sailor.wrecks > 1);
    }

    /** Who begins anew gets what it had not acknowledged from the offline store: nothing is lost, nothing overtakes. */
    @Test
    void whoBeginsAnewMissesNothing() {
        List<Sailor> crew = crew(true);
        sail(crew);
        List<Integer> all = IntStream.rangeClosed(1, MESSAGES).boxed().toList();
        crew.forEach(sailor -> assertThat(sailor.heard.stream().distinct().toList().toString())
                .as(sailor.name)
                .isEqualTo(all.toString()));
        assertThat(crew).anyMatch(sailor -> sailor.wrecks > 1);
        server.close();
    }
}
