package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Activity;
import im.parley.server.admin.Actor;
import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.admin.SessionsAdmin;
import im.parley.server.admin.Shown;
import im.parley.server.admin.StandIns;
import im.parley.server.admin.data.Contacts;
import im.parley.server.admin.data.WaitingMessages;
import im.parley.test.client.TestClient;
import im.parley.wire.addr.Jid;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Presence of users who are not there. */
class StandInsTest {
    private static final String DOMAIN = "parley.test";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Jid ROMEO = Jid.of("romeo", DOMAIN, "");
    private static final Jid JULIET = Jid.of("juliet", DOMAIN, "");
    private static final Jid DESK = ROMEO.withResource("desk");
    private static final Actor ADMIN = actor(new Authority.Domains(Set.of(DOMAIN)));
    private static final Actor STRANGER = actor(new Authority.Domains(Set.of("capulet.test")));

    private final TestServer server = new TestServer("");
    private final StandIns standIns = server.useCase(StandIns.class);

    private static Actor actor(Authority authority) {
        return new Actor("friar", Optional.empty(), authority, Actor.Means.REST, "");
    }

    @BeforeEach
    void friends() {
        server.register(ROMEO, "secret");
        server.register(JULIET, "secret");
        Contacts contacts = server.useCase(Contacts.class);
        Contacts.Change both = new Contacts.Change(Optional.empty(), Optional.empty(), Optional.of("both"));
        contacts.put(ADMIN, ROMEO, JULIET, both);
        contacts.put(ADMIN, JULIET, ROMEO, both);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestClient client(Jid user, String resource) {
        TestClient client = new TestClient(server.connect(), DOMAIN, PATIENCE);
        client.openStream();
        client.secure();
        client.logIn(user.local(), "secret");
        client.bind(resource);
        return client;
    }

    /** Juliet, who has seen her own presence. */
    private TestClient juliet() {
        TestClient juliet = client(JULIET, "balcony");
        juliet.send("<presence/>");
        assertThat(juliet.element().toString()).contains("juliet@parley.test/balcony");
        return juliet;
    }

    private static Shown shown(String show, String status) {
        return new Shown(true, show, status, -1, Optional.empty());
    }

    private static Shown gone() {
        return new Shown(false, "", "good night", -1, Optional.empty());
    }

    @Test
    void contactsSeeAResourceAsAnyOther() {
        TestClient juliet = juliet();
        standIns.show(ADMIN, DESK, shown("xa", "On the phone"));
        assertThat(juliet.element().toString())
                .contains("from='" + DESK + "'", "<show>xa</show>", "<status>On the phone</status>")
                .contains("<priority>-1</priority>");
        standIns.show(ADMIN, DESK, shown("dnd", ""));
        assertThat(juliet.element().toString()).contains("from='" + DESK + "'", "<show>dnd</show>");
        standIns.show(ADMIN, DESK, gone());
        assertThat(juliet.element().toString())
                .contains("from='" + DESK + "'", "type='unavailable'", "<status>good night</status>");
        assertThat(server.useCase(SessionsAdmin.class).count(ADMIN, DOMAIN)).isEqualTo(1);
    }

    @Test
    void whoComesLaterSeesItToo() {
        standIns.show(ADMIN, DESK, shown("away", ""));
        TestClient juliet = juliet();
        assertThat(juliet.element().toString()).contains("from='" + DESK + "'", "<show>away</show>");
    }

    @Test
    void whatIsForItWaitsForTheUser() {
        standIns.show(ADMIN, DESK, shown("", ""));
        TestClient juliet = client(JULIET, "balcony");
        juliet.send("<message to='" + DESK + "' type='chat'><body>Hark</body></message>"
                + "<iq to='" + DESK + "' type='get' id='v'><query xmlns='jabber:iq:version'/></iq>");
        assertThat(juliet.element().toString()).contains("id='v'", "type='error'", "service-unavailable");
        assertThat(server.useCase(WaitingMessages.class).count(ADMIN, ROMEO)).isEqualTo(1);
        TestClient romeo = client(ROMEO, "orchard");
        romeo.send("<presence/>");
        assertThat(romeo.element().toString()).contains("romeo@parley.test/orchard");
        String first = romeo.element().toString();
        String second = romeo.element().toString();
        assertThat(first + second).contains("Hark", "from='" + DESK + "'");
    }

    @Test
    void aClientThatWantsTheResourceGetsIt() {
        standIns.show(ADMIN, DESK, shown("", ""));
        TestClient juliet = juliet();
        assertThat(juliet.element().toString()).contains("from='" + DESK + "'");
        TestClient romeo = client(ROMEO, "desk");
        assertThat(juliet.element().toString()).contains("from='" + DESK + "'", "unavailable");
        assertThatThrownBy(() -> standIns.show(ADMIN, DESK, shown("", "")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("a client has the resource");
        assertThatThrownBy(() -> standIns.show(ADMIN, DESK, gone())).hasMessageContaining("a client has");
        romeo.send("<iq type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>");
        assertThat(romeo.element().toString()).contains("id='p'", "result");
    }

    @Test
    void whatTheUserDoesIsPublished() {
        Activity call = new Activity("talking", "on_the_phone", "with Rosaline");
        TestClient juliet = juliet();
        standIns.show(ADMIN, DESK, new Shown(true, "", "", -1, Optional.of(call)));
        assertThat(juliet.element().toString())
                .contains("<talking><on_the_phone/></talking>", "<text>with Rosaline</text>");
        juliet.send("<iq type='get' id='a' to='" + ROMEO + "'><pubsub xmlns='http://jabber.org/protocol/pubsub'>"
                + "<items node='http://jabber.org/protocol/activity'/></pubsub></iq>");
        assertThat(juliet.element().toString()).contains("id='current'", "<on_the_phone/>");
    }

    @Test
    void wrongWishesAreRefused() {
        assertThatThrownBy(() -> shown("busy", "")).hasMessageContaining("none of away");
        assertThatThrownBy(() -> shown("", "x".repeat(1025))).hasMessageContaining("1024");
        assertThatThrownBy(() -> new Shown(true, "", "", 0, Optional.empty())).hasMessageContaining("-128 to -1");
        assertThatThrownBy(() -> new Activity("reigning", "", "")).hasMessageContaining("reigning");
        assertThatThrownBy(() -> new Activity("talking", "<x/>", "")).hasMessageContaining("no name");
        assertThatThrownBy(() -> standIns.show(STRANGER, DESK, shown("", ""))).hasMessageContaining("administrators of");
        Jid nobody = Jid.of("nobody", DOMAIN, "desk");
        assertThatThrownBy(() -> standIns.show(ADMIN, nobody, shown("", ""))).hasMessageContaining("no account");
        assertThat(server.useCase(SessionsAdmin.class).count(ADMIN, DOMAIN)).isZero();
    }

    @Test
    void goneTwiceIsGone() {
        standIns.show(ADMIN, DESK, gone());
        standIns.show(ADMIN, DESK, shown("", ""));
        standIns.show(ADMIN, DESK, gone());
        standIns.show(ADMIN, DESK, gone());
        assertThat(server.useCase(SessionsAdmin.class).count(ADMIN, DOMAIN)).isZero();
    }

    @Test
    void anAdministratorMayEndItAsAnySession() {
        standIns.show(ADMIN, DESK, shown("", ""));
        server.useCase(SessionsAdmin.class).end(ADMIN, DESK, "enough");
        standIns.show(ADMIN, DESK, shown("away", ""));
        assertThat(server.useCase(SessionsAdmin.class).count(ADMIN, DOMAIN)).isEqualTo(1);
    }

    @Test
    void itIsWrittenDown() {
        standIns.show(ADMIN, DESK, shown("xa", ""));
        Actor warden = actor(new Authority.Installation());
        assertThat(server.useCase(Audit.class).list(warden, Audit.Query.ALL, "", 1).items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.act())
                        .isEqualTo(new Audit.Act("presence.show", DOMAIN, DESK.toString(), "xa")));
    }
}
