package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.TestClient;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server that is called, and sends stanzas on the same stream (XEP-0288) before acknowledgements are agreed upon. */
class EagerServerTest {
    private static final String DB = "jabber:server:dialback";
    private static final String SM = "urn:xmpp:sm:3";
    private static final Name RESULT = Name.of(DB, "result");
    private static final Jid HERE = Jid.of("parley.test");
    private static final Jid VERONA = Jid.of("verona.test");

    private final CompletableFuture<Long> acknowledged = new CompletableFuture<>();

    /** XEP-0198 section 4: the other server keeps nothing that it sends before {@code <enabled/>}, so nothing of it counts. */
    @Test
    void whatComesBeforeAcknowledgementsIsNotAcknowledged() throws Exception {
        LocalInternet internet = new LocalInternet();
        internet.serve(VERONA.domain(), Eager::new);
        try (TestServer server = TestServer.here("s2s () { tls-required = false }", internet)) {
            server.register(Jid.of("romeo", HERE.domain(), ""), "secret");
            TestClient romeo = new TestClient(server.connect(), HERE.domain(), Duration.ofSeconds(10));
            romeo.openStream();
            romeo.secure();
            romeo.logIn("romeo", "secret");
            romeo.bind("orchard");
            romeo.send("<message to='juliet@verona.test'><body>Hark</body></message>");
            assertThat(acknowledged.get(20, TimeUnit.SECONDS)).isEqualTo(2);
        }
    }

    private final class Eager implements StreamHandler {
        private final Connection connection;

        Eager(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void received(List<FirstLevel> batch) {
            batch.forEach(this::received);
        }

        private void received(FirstLevel item) {
            if (item instanceof FirstLevel.Open open) {
                welcome(open.header());
            } else if (item instanceof FirstLevel.Nonza nonza) {
                received(nonza.element());
            }
        }

        private void welcome(StreamHeader header) {
            connection.send(new FirstLevel.Open(new StreamHeader(
                    StreamHeader.Kind.SERVER, Optional.of(VERONA), header.from(), "7", "1.0", "en")));
            send(Element.of(
                    Name.of("http://etherx.jabber.org/streams", "features"),
                    Element.of(Name.of("urn:xmpp:features:bidi", "bidi")),
                    Element.of(Name.of(SM, "sm")),
                    Element.of(Name.of("urn:xmpp:features:dialback", "dialback"))));
        }

        private void received(Element element) {
            if (element.is(RESULT)) {
                send(Element.build(RESULT)
                        .attribute("from", VERONA.toString())
                        .attribute("to", HERE.toString())
                        .attribute("type", "valid")
                        .build());
                ping("1");
            } else if (element.is(Name.of(SM, "enable"))) {
                ping("2");
                send(Element.of(Name.of(SM, "enabled")));
                ping("3");
                ping("4");
                send(Element.of(Name.of(SM, "r")));
            } else if (element.is(Name.of(SM, "a"))) {
                acknowledged.complete(Long.parseLong(element.attribute("h", "")));
            }
        }

        private void send(Element nonza) {
            connection.send(new FirstLevel.Nonza(nonza));
        }

        private void ping(String id) {
            connection.send(Iq.request(Iq.Type.GET, id, Element.of(Name.of("urn:xmpp:ping", "ping")))
                    .withFrom(VERONA)
                    .withTo(HERE));
        }

        @Override
        public void closed(CloseReason why) {}
    }
}
