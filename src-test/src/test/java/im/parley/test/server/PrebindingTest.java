package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.Audit;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.admin.Prebindings;
import im.parley.server.admin.Prebindings.Prebound;
import im.parley.server.admin.Rejected;
import im.parley.server.stream.PrebindDesk;
import im.parley.test.client.Incoming;
import im.parley.test.client.TestClient;
import im.parley.test.client.Wire;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Facts;
import im.parley.wire.port.JoinableStreams;
import im.parley.wire.port.StreamHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that administrators open for users, on connections that look like those of BOSH. */
class PrebindingTest {
    private static final String DOMAIN = "parley.test";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Jid ROMEO = Jid.of("romeo", DOMAIN, "");
    private static final Jid ORCHARD = ROMEO.withResource("orchard");
    private static final Actor ADMIN = actor(new Authority.Domains(Set.of(DOMAIN)));
    private static final Actor STRANGER = actor(new Authority.Domains(Set.of("capulet.test")));

    private final TestServer server = new TestServer("");
    private final PrebindDesk desk = server.prebinding();
    private final Prebindings prebindings = server.useCase(Prebindings.class);
    private final Transport transport = new Transport();

    private static Actor actor(Authority authority) {
        return new Actor("friar", Optional.empty(), authority, Actor.Means.REST, "");
    }

    /** Clients that are there at once, with what they were told. */
    private final class Transport implements JoinableStreams {
        final List<Wire> clients = new ArrayList<>();
        final List<Wish> wishes = new ArrayList<>();

        @Override
        public Optional<Joinable> begin(Wish wish, Function<Connection, StreamHandler> taker) {
            wishes.add(wish);
            List<Connection> made = new ArrayList<>();
            clients.add(LocalConnection.open(server.listener(), connection -> {
                made.add(connection);
                return taker.apply(connection);
            }));
            return Optional.of(new Joinable(made.getFirst(), "sid", 101, Optional.empty(), 30, 1));
        }
    }

    @BeforeEach
    void account() {
        server.register(ROMEO, "secret");
        desk.transport(Optional.of(transport));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Prebound open(Jid user) {
        return prebindings.open(ADMIN, user, Optional.of(1), Optional.of(60));
    }

    /** The client of a session that was opened; it has not been heard of yet. */
    private TestClient client() {
        TestClient client = new TestClient(transport.clients.getLast(), DOMAIN, PATIENCE);
        assertThat(client.next()).get().isInstanceOf(Incoming.Opened.class);
        return client;
    }

    @Test
    void theSessionIsThereWithoutAnyLogIn() {
        Prebound session = open(ORCHARD);
        assertThat(session.jid()).isEqualTo(ORCHARD);
        assertThat(session.sid()).isEqualTo("sid");
        assertThat(session.rid()).isEqualTo(101);
        assertThat(session.hostname()).isEqualTo(DOMAIN);
        TestClient romeo = client();
        TestClient other = new TestClient(server.connect(), DOMAIN, PATIENCE);
        other.openStream();
        other.secure();
        other.logIn("romeo", "secret");
        other.bind("balcony");
        other.send("<message to='" + ORCHARD + "'><body>welcome</body></message>");
        assertThat(romeo.element().toString()).contains("welcome").contains("romeo@parley.test/balcony");
    }

    @Test
    void anAccountAloneGetsAResource() {
        assertThat(open(ROMEO).jid().resource()).hasSizeGreaterThan(10);
        assertThat(open(ROMEO).jid()).isNotEqualTo(open(ROMEO).jid());
    }

    @Test
    void oneWithTheSameAddressIsReplaced() {
        open(ORCHARD);
        TestClient first = client();
        open(ORCHARD);
        assertThat(first.element().toString()).contains("conflict");
    }

    @Test
    void whoMayNotOrForWhomNobodyMayGetsNone() {
        assertThatThrownBy(() -> prebindings.open(STRANGER, ROMEO, Optional.empty(), Optional.empty()))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("administrators of " + DOMAIN);
        assertThatThrownBy(() -> open(Jid.of("nobody", DOMAIN, ""))).hasMessageContaining("no account");
        assertThat(transport.wishes).isEmpty();
    }

    @Test
    void withoutBoshThereIsNone() {
        desk.transport(Optional.empty());
        assertThatThrownBy(() -> open(ROMEO)).hasMessageContaining("no BOSH");
    }

    /** {@code c2s-ports-allowed}. */
    @Test
    void theClientComesOverAPortOfTheDomain() {
        open(ORCHARD);
        assertThat(transport.wishes.getLast().admits(at(5280))).isTrue();
        server.useCase(DomainsAdmin.class)
                .update(actor(new Authority.Installation()), DOMAIN, Map.of("c2s-ports-allowed", List.of("5281")));
        open(ORCHARD);
        assertThat(transport.wishes.getLast().admits(at(5280))).isFalse();
        assertThat(transport.wishes.getLast().admits(at(5281))).isTrue();
    }

    private static Facts at(int port) {
        InetAddress here = InetAddress.getLoopbackAddress();
        return new Facts("bosh", new InetSocketAddress(here, port), new InetSocketAddress(here, 40_000), Optional.empty());
    }

    @Test
    void itIsWrittenDown() {
        open(ORCHARD);
        Actor warden = actor(new Authority.Installation());
        var log = server.useCase(Audit.class).list(warden, Audit.Query.ALL, "", 10).items();
        assertThat(log).singleElement().satisfies(entry -> {
            assertThat(entry.act().operation()).isEqualTo("session.prebind");
            assertThat(entry.act().subject()).isEqualTo(ORCHARD.toString());
            assertThat(entry.toString()).doesNotContain("101");
        });
    }
}
