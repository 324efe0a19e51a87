package im.parley.transport.listen;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.transport.fixture.Client;
import im.parley.transport.fixture.Options;
import im.parley.transport.fixture.Session;
import im.parley.transport.fixture.Verona;
import im.parley.wire.addr.AddressBlock;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.ListenerOptions.Rates;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final Message LONG = new Message(
            Header.EMPTY, Message.Type.CHAT, Content.of(Element.text(Message.BODY, "x".repeat(10_000))));

    @Test
    void aFloodOfConnectionsIsCutOff() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.rates(new Rates(5, 0, 0, 0, 0)))) {
            List<Client> flood = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                flood.add(Client.connect(verona.port()));
            }
            flood.getFirst().open();
            assertThat(flood.getLast().awaitEnd()).isEmpty();
            assertThat(verona.sessions).hasSizeBetween(5, 15);
            for (Client client : flood) {
                client.close();
            }
        }
    }

    @Test
    void oneAddressHasABoundedNumberOfConnections() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.rates(new Rates(0, 2, 0, 0, 0)))) {
            try (Client first = Client.connect(verona.port()).open();
                    Client second = Client.connect(verona.port()).open();
                    Client third = Client.connect(verona.port())) {
                assertThat(third.awaitEnd()).isEmpty();
                Session session = verona.session();
                first.send(Client.CLOSE).awaitEnd();
                assertThat(session.end()).isEqualTo(CloseReason.STREAM_CLOSED);
                Client.connect(verona.port()).open().close();
                assertThat(second.send("<message id='still'/>").await("/>")).contains("still");
            }
        }
    }

    @Test
    void whoeverComesFromElsewhereIsCutOffIfThereIsAList() throws Exception {
        Rates inside = new Rates(0, 0, 0, 0, 0, 0, List.of(AddressBlock.of("192.0.2.0/24")));
        try (Verona verona = Verona.open(Options.PLAIN.rates(inside));
                Client stranger = Client.connect(verona.port())) {
            assertThat(stranger.awaitEnd()).isEmpty();
            assertThat(verona.sessions).isEmpty();
        }
        Rates local = new Rates(0, 0, 0, 0, 0, 0, List.of(AddressBlock.of("127.0.0.0/8")));
        try (Verona verona = Verona.open(Options.PLAIN.rates(local));
                Client welcome = Client.connect(verona.port()).open()) {
            assertThat(welcome.send("<message id='still'/>").await("/>")).contains("still");
        }
    }

    /** Those who log in are not kept out by those who never do. */
    @Test
    void theOldestOfTooManyThatDoNotLogInMakesRoom() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.rates(new Rates(0, 0, 0, 0, 0, 4)))) {
            List<Client> waiting = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                waiting.add(Client.connect(verona.port()));
                verona.session();
            }
            assertThat(waiting.getFirst().awaitEnd()).isEmpty();
            assertThat(waiting.get(10).awaitEnd()).isEmpty();
            waiting.getLast().open();
            for (Client client : waiting) {
                client.close();
            }
        }
    }

    @Test
    void aFastPeerIsSlowedDownNotCutOff() throws Exception {
        assertThat(timeToEcho(new Rates(0, 0, 20_000, 0, 0))).isBetween(Duration.ofMillis(900), Duration.ofSeconds(9));
    }

    @Test
    void aFastAddressIsSlowedDown() throws Exception {
        assertThat(timeToEcho(new Rates(0, 0, 0, 20_000, 0))).isBetween(Duration.ofMillis(900), Duration.ofSeconds(9));
    }

    /** 45 KB at 20 KB/s, of which the first second's worth is free. */
    private static Duration timeToEcho(Rates rates) throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.rates(rates));
                Client romeo = Client.connect(verona.port()).open()) {
            long start = System.nanoTime();
            for (int i = 0; i < 45; i++) {
                romeo.send("<message id='" + i + "'><body>" + "x".repeat(970) + "</body></message>");
            }
            romeo.await("id='44'");
            romeo.await("</message>");
            romeo.send("<message id='last'/>").await("id='last'");
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    @Test
    void whoNeverReadsIsDisconnected() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.rates(new Rates(0, 0, 0, 0, 1_000_000)));
                Client romeo = Client.connect(verona.port(), 4096).login()) {
            Session session = verona.session();
            for (int i = 0; i < 5000 && session.ends.isEmpty(); i++) {
                session.connection.send(LONG);
            }
            assertThat(session.end()).isEqualTo(CloseReason.SLOW_READER);
        }
    }

    @Test
    void whoNeverReadsIsNotHeardButOthersAre() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.rates(new Rates(0, 0, 0, 0, 100_000_000)));
                Client romeo = Client.connect(verona.port(), 4096).login();
                Client juliet = Client.connect(verona.port()).login()) {
            Session session = verona.session();
            for (int i = 0; i < 2000; i++) {
                session.connection.send(LONG);
            }
            assertThat(juliet.send("<message id='hark'/>").await("/>")).contains("hark");
            session.received.clear();
            romeo.send("<message id='unheard'/>");
            juliet.send("<message id='again'/>").await("'again'");
            assertThat(session.received).isEmpty();
            for (int i = 0; i < 2000; i++) {
                romeo.await("</message>");
            }
            assertThat(romeo.await("'unheard'")).contains("<message");
        }
    }

    /** What fills a buffer exactly, or alone, waits for nothing behind it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 14})
    void whatIsMuchGoesAtOnce(int messages) throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN);
                Client romeo = Client.connect(verona.port()).login()) {
            Session session = verona.session();
            Message large = new Message(
                    Header.EMPTY, Message.Type.CHAT, Content.of(Element.text(Message.BODY, "x".repeat(70_000 / messages))));
            session.connection.together(() -> {
                for (int i = 0; i < messages; i++) {
                    session.connection.send(large);
                }
            });
            long start = System.nanoTime();
            for (int i = 0; i < messages; i++) {
                romeo.await("</message>");
            }
            // Not with whatever is sent next, which is the end of the stream for the time-out.
            assertThat(session.ends).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void aFloodOfConnectionsThatSayNothingLeavesNothingBehind() throws Exception {
        try (Verona verona = Verona.open(Options.PLAIN.timeouts(300, 20_000, 100))) {
            List<Client> flood = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                flood.add(Client.connect(verona.port()));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(verona.session().end()).isEqualTo(CloseReason.TIMED_OUT);
            }
            for (Client client : flood) {
                client.close();
            }
        }
    }
}
