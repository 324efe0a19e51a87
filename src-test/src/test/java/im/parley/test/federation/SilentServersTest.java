package im.parley.test.federation;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.certs.PeerTrust;
import im.parley.test.client.TestClient;
import im.parley.test.server.Certificates;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.xml.Element;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that stop to answer, to acknowledge or to read: whoever wrote to them is told. */
@Timeout(120)
class SilentServersTest {
    private static final String STARTTLS = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";
    private static final String SM = "<sm xmlns='urn:xmpp:sm:3'/>";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String TLS_GOES = "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>";

    private final Certificates authority = new Certificates();
    private final TlsIdentity theirs = authority.small("verona.example");
    private final DnsServer dns = new DnsServer();
    private final List<FakeServer> servers = new ArrayList<>();
    private final Parley parley = Parley.start(
            dns,
            authority.small(Parley.DOMAIN),
            PeerTrust.of(List.of(authority.root()), List.of(), Clock.systemUTC()),
            """
            stream-close-timeout = 0
            retry-time = 0
            acknowledge-timeout = 1
            max-packet-waiting-time = 2
            max-waiting-stanzas = 310
            dialback () { authenticationTimeOut = 1 }
            """);
    private final TestClient romeo = parley.join("romeo");

    @AfterEach
    void close() {
        parley.close();
        servers.forEach(FakeServer::close);
        dns.close();
    }

    private void serve(String domain, FakeServer.Conduct conduct) {
        servers.add(new FakeServer(dns, domain, conduct));
    }

    private static boolean isTimeout(Element element) {
        return element.attribute("type", "").equals("error") && element.toString().contains("remote-server-timeout");
    }

    @Test
    void theyFallSilentOnTheWay() {
        Map<String, FakeServer.Conduct> stages = Map.of(
                "connected.example", Line::listen,
                "deaf.example", Line::keep,
                "header.example", line -> {
                    FakeServer.header(line);
                    line.listen();
                },
                "features.example", line -> {
                    FakeServer.open(line, STARTTLS);
                    line.listen();
                },
                "handshake.example", line -> {
                    FakeServer.open(line, STARTTLS);
                    line.await("<starttls[^>]*>");
                    line.send(TLS_GOES);
                    line.listen();
                },
                "secured.example", line -> {
                    FakeServer.open(line, STARTTLS);
                    line.await("<starttls[^>]*>");
                    line.send(TLS_GOES);
                    line.secure(theirs);
                    line.listen();
                },
                "dialback.example", line -> {
                    FakeServer.secured(line, theirs, "");
                    line.listen();
                });
        stages.forEach(this::serve);
        stages.keySet().forEach(domain -> romeo.send("<message to='x@" + domain + "'><body>hello</body></message>"));
        Set<String> told = new HashSet<>();
        while (told.size() < stages.size()) {
            told.add(Conversation.expect(romeo, "errors besides " + told, SilentServersTest::isTimeout)
                    .attribute("from", ""));
        }
        assertThat(told).isEqualTo(stages.keySet().stream().map(domain -> "x@" + domain).collect(Collectors.toSet()));
    }

    /** It takes each connection and each stanza, and acknowledges nothing: nothing goes round for ever. */
    @Test
    void theyNeverAcknowledge() {
        serve("verona.example", line -> {
            FakeServer.believe(line, theirs, SM);
            line.await("<enable[^>]*>");
            line.send("<enabled xmlns='urn:xmpp:sm:3'/>");
            line.listen();
        });
        romeo.send("<message id='m' to='x@verona.example'><body>hello</body></message>");
        Element error = Conversation.expect(romeo, "the error", SilentServersTest::isTimeout);
        assertThat(error.attribute("id")).contains("m");
    }

    /** The systems of both sides take some megabytes. The queue behind them is bounded, and what waits in it does so for a bounded time. */
    @Test
    void theyNeverRead() {
        serve("verona.example", line -> {
            FakeServer.believe(line, theirs, "");
            line.keep();
        });
        String text = "x".repeat(9000);
        boolean full = false;
        boolean late = false;
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !(full && late) && System.nanoTime() < end; ) {
            for (int i = 0; i < 100; i++) {
                romeo.send("<message to='x@verona.example'><body>" + text + "</body></message>");
            }
            romeo.send("<iq type='get' id='p' to='parley.example'><ping xmlns='urn:xmpp:ping'/></iq>");
            for (Element next = romeo.element(); !next.attribute("id", "").equals("p"); next = romeo.element()) {
                full |= next.toString().contains("resource-constraint");
                late |= isTimeout(next);
            }
        }
        assertThat(full).as("the queue has a bound").isTrue();
        assertThat(late).as("what waits is sent back").isTrue();
    }

    /** One that reads slowly gets everything in order. */
    @Test
    void theyReadSlowly() throws Exception {
        CompletableFuture<Integer> all = new CompletableFuture<>();
        serve("verona.example", line -> {
            FakeServer.believe(line, theirs, "");
            for (int i = 0; i < 300; i++) {
                String number = line.await("<body>(\\d+) x*</body>").group(1);
                if (Integer.parseInt(number) != i) {
                    all.completeExceptionally(new AssertionError(number + " came after " + (i - 1)));
                }
            }
            all.complete(300);
            line.listen();
        });
        String text = "x".repeat(9000);
        for (int i = 0; i < 300; i++) {
            romeo.send("<message to='x@verona.example'><body>" + i + ' ' + text + "</body></message>");
        }
        assertThat(all.get(60, TimeUnit.SECONDS)).isEqualTo(300);
    }
}
