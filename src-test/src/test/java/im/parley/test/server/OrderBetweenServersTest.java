package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.admin.Actor;
import im.parley.server.admin.FederationAdmin;
import im.parley.server.admin.RemoteServerView;
import im.parley.test.client.ComponentWire;
import im.parley.test.client.Incoming;
import im.parley.test.client.TestClient;
import im.parley.test.client.Wire;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * RFC 6120 section 10.1 between two servers, and between a server and a component: what one entity sends to another, of
 * whatever kind, to its bare or its full address, arrives in order; also when streams end meanwhile.
 */
@Timeout(120)
class OrderBetweenServersTest {
    private static final String HERE = "parley.test";
    private static final String PASSWORD = "secret";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int USERS = 6;
    private static final int STANZAS = 240;
    private static final List<Integer> ALL = IntStream.rangeClosed(1, STANZAS).boxed().toList();
    private static final Actor OPERATOR =
            new Actor("operator", Optional.empty(), new Actor.Authority.Installation(), Actor.Means.SYSTEM, "");
    private static final String PLAIN = """
            s2s () {
                tls-required = false
                max-waiting-stanzas = 10000
                retry-time = 120
            }
            c2s () { last_minute_bin_limit = 0 }
            """;

    private final LocalInternet internet = new LocalInternet();
    private final TestServer here = TestServer.here(PLAIN, internet);
    private final TestServer elsewhere = TestServer.elsewhere(PLAIN, internet);

    @AfterEach
    void close() {
        here.close();
        elsewhere.close();
    }

    private static TestClient join(TestServer server, String user, String domain) {
        server.register(Jid.of(user, domain, ""), PASSWORD);
        Wire wire = server.connect();
        TestClient client = new TestClient(wire, domain, PATIENCE);
        client.openStream();
        client.secure();
        client.logIn(user, PASSWORD);
        client.bind("desk");
        client.send("<presence/>");
        return client;
    }

    private static List<TestClient> crowd(TestServer server, String domain) {
        return IntStream.range(0, USERS).mapToObj(i -> join(server, "u" + i, domain)).toList();
    }

    /** One of a row: of each kind, to both kinds of address. */
    private static String stanza(int number, String to, String from) {
        String addresses = " to='" + to + (number % 4 == 1 ? "" : "/desk") + "'" + (from.isEmpty() ? "" : " from='" + from + "'");
        return switch (number % 4) {
            case 0, 1 -> "<message type='chat'" + addresses + "><body>" + number + "</body></message>";
            case 2 -> "<presence" + addresses + "><status>" + number + "</status></presence>";
            default -> "<iq type='get' id='q'" + addresses + "><count xmlns='urn:example:count'>" + number + "</count></iq>";
        };
    }

    /** Takes what comes until a number is there. */
    private List<Integer> hear(TestClient client, int last) {
        List<Integer> heard = new ArrayList<>();
        while (heard.isEmpty() || heard.getLast() != last) {
            Optional<Incoming> next = client.next();
            assertThat(next).as("after %s: %s, %s", heard, seen(here), seen(elsewhere)).get()
                    .isInstanceOf(Incoming.Received.class);
            number(((Incoming.Received) next.get()).element()).ifPresent(heard::add);
        }
        return heard;
    }

    private static List<RemoteServerView> seen(TestServer server) {
        return server.useCase(FederationAdmin.class).list(OPERATOR);
    }

    private static Optional<Integer> number(Element element) {
        assertThat(element.attribute("type")).isNotEqualTo(Optional.of("error"));
        return element.elements().stream()
                .filter(child -> List.of("body", "status", "count").contains(child.name().local()))
                .map(child -> Integer.valueOf(child.text()))
                .findFirst();
    }

    private List<CompletableFuture<List<Integer>>> hearing(List<TestClient> clients, int last) {
        return clients.stream()
                .map(client -> CompletableFuture.supplyAsync(() -> hear(client, last), Thread::startVirtualThread))
                .toList();
    }

    /** Rows in several parts; while each of them is on its way something happens. */
    private List<List<Integer>> chat(List<Runnable> meanwhile) {
        List<TestClient> senders = crowd(here, HERE);
        List<TestClient> hearers = crowd(elsewhere, TestServer.ELSEWHERE);
        List<List<Integer>> rows = hearers.stream().<List<Integer>>map(hearer -> new ArrayList<>()).toList();
        int part = STANZAS / meanwhile.size();
        for (int k = 0; k < meanwhile.size(); k++) {
            List<CompletableFuture<List<Integer>>> heard = hearing(hearers, (k + 1) * part);
            for (int number = k * part + 1; number <= (k + 1) * part; number++) {
                for (int i = 0; i < USERS; i++) {
                    senders.get(i).send(stanza(number, "u" + i + "@" + TestServer.ELSEWHERE, ""));
                }
            }
            meanwhile.get(k).run();
            for (int i = 0; i < USERS; i++) {
                rows.get(i).addAll(heard.get(i).join());
            }
        }
        return rows;
    }

    private void reset(TestServer server, String remote) {
        server.useCase(FederationAdmin.class).reset(OPERATOR, remote);
    }

    @Test
    void whatIsSentToAnotherServerStaysInOrder() {
        assertThat(chat(List.of(() -> {}))).allSatisfy(row -> assertThat(row).isEqualTo(ALL));
    }

    /** XEP-0198 section 4: what is acknowledged before the end is not sent again, and what is not acknowledged is. */
    @Test
    void aStreamThatIsClosedLosesNothingAndDoublesNothing() {
        Runnable byTheSender = () -> reset(here, TestServer.ELSEWHERE);
        Runnable byTheReceiver = () -> reset(elsewhere, HERE);
        Runnable nobody = () -> {};
        assertThat(chat(List.of(nobody, byTheSender, byTheReceiver, byTheSender, byTheReceiver, byTheReceiver)))
                .allSatisfy(row -> assertThat(row).isEqualTo(ALL));
    }

    /** What was under way may come twice: the other server cannot know what has arrived. */
    @Test
    void aConnectionThatBreaksLosesNothing() {
        assertThat(chat(List.of(() -> {}, internet::cut, internet::cut, internet::cut)))
                .allSatisfy(row -> assertThat(row.stream().distinct().toList()).isEqualTo(ALL));
    }

    @Test
    void whatAComponentSendsStaysInOrder() {
        here.component("echo." + HERE, PASSWORD);
        TestClient component = new TestClient(new ComponentWire(here.connectComponent()), "echo." + HERE, PATIENCE);
        component.joinAsComponent(PASSWORD);
        List<CompletableFuture<List<Integer>>> heard = hearing(crowd(here, HERE), STANZAS);
        StringBuilder burst = new StringBuilder();
        for (int number : ALL) {
            for (int i = 0; i < USERS; i++) {
                burst.append(stanza(number, "u" + i + "@" + HERE, "bot@echo." + HERE));
            }
            if (number % 7 == 0 || number > STANZAS / 2) { // several at once, then one by one
                component.send(burst.toString());
                burst.setLength(0);
            }
        }
        assertThat(heard).allSatisfy(row -> assertThat(row.join()).isEqualTo(ALL));
    }
}
