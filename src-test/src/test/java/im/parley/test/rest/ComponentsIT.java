package im.parley.test.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import im.parley.test.client.ComponentWire;
import im.parley.test.client.Incoming;
import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.container.SharedServer;
import im.parley.test.rest.Api.Answer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** External components and other servers in {@code /api/v1}. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ComponentsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Verona verona;

    @BeforeEach
    void begin() {
        verona = new Verona();
    }

    @AfterEach
    void end() {
        verona.fall();
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    private static TestClient component(String domain) {
        InetSocketAddress port = new InetSocketAddress(InetAddress.getLoopbackAddress(), SharedServer.port(5275));
        return new TestClient(new ComponentWire(TcpWire.connect(port, domain)), domain, PATIENCE);
    }

    @Test
    void aComponentIsSetUpConnectsAndIsRemoved() {
        String domain = "gate." + verona.montague;
        Answer made = verona.warden.post("/components", "{\"domain\":\"%s\"}".formatted(domain));
        expect(201, made);
        String secret = made.json().get("secret").asText();
        expect(409, verona.warden.post("/components", "{\"domain\":\"%s\"}".formatted(domain)));
        expect(409, verona.warden.post("/components", "{\"domain\":\"%s\"}".formatted(verona.montague)));

        try (TestClient gate = component(domain)) {
            gate.joinAsComponent(secret);
            JsonNode seen = verona.warden.get("/components/" + domain).json();
            assertThat(seen.get("connected").asBoolean()).isTrue();
            assertThat(seen.get("connections")).hasSize(1);
            assertThat(seen.get("settings").get("protocol").asText()).isEqualTo("autodetect");
            assertThat(verona.warden.get("/components/" + domain).response().body()).doesNotContain(secret);

            expect(204, verona.warden.delete("/components/" + domain));
            assertThat(gate.element().toString()).contains("host-gone");
        }
        expect(404, verona.warden.get("/components/" + domain));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        String domain = "gate." + verona.montague;
        String body = "{\"domain\":\"%s\",\"settings\":%s}";
        expect(422, verona.warden.post("/components", body.formatted("a@b", "{}")));
        expect(422, verona.warden.post("/components", body.formatted(domain, "{\"type\":\"connect\"}")));
        expect(422, verona.warden.post("/components", body.formatted(domain, "{\"routings\":[\"(\"]}")));
        expect(422, verona.warden.post("/components", body.formatted(domain, "{\"protocol\":\"smtp\"}")));
        expect(404, verona.warden.patch("/components/" + domain, "{\"secret\":\"x\"}"));
        expect(403, verona.montagueAdmin.get("/components"));
    }

    @Test
    void anotherSecretEndsTheConnection() {
        String domain = "gate." + verona.montague;
        expect(201, verona.warden.post("/components", "{\"domain\":\"%s\",\"secret\":\"one\"}".formatted(domain)));
        try (TestClient gate = component(domain)) {
            gate.joinAsComponent("one");
            expect(200, verona.warden.patch("/components/" + domain, "{\"secret\":\"two\"}"));
            assertThat(gate.element().toString()).contains("reset");
            assertThat(gate.next().orElseThrow()).isInstanceOf(Incoming.Closed.class);
        }
        try (TestClient gate = component(domain)) {
            gate.joinAsComponent("two");
        }
        expect(204, verona.warden.delete("/components/" + domain));
    }

    /** XEP-0355: set up at run time, told when it connects, and asked instead of the server. */
    @Test
    void aComponentAnswersWhatIsDelegatedToIt() {
        String domain = "steward." + verona.montague;
        String body = "{\"domain\":\"%s\",\"secret\":\"one\",\"settings\":{\"delegations\":[%s]}}";
        expect(422, verona.warden.post("/components", body.formatted(domain, "\"urn:xmpp:delegation:2\"")));
        expect(201, verona.warden.post("/components", body.formatted(domain, "\"urn:example:keys node\"")));
        try (TestClient steward = component(domain)) {
            steward.joinAsComponent("one");
            assertThat(steward.element().toString())
                    .contains("<delegated namespace='urn:example:keys'><attribute name='node'/></delegated>");
            expect(200, verona.warden.patch("/components/" + domain, "{\"settings\":{\"delegations\":[]}}"));
            assertThat(verona.warden.get("/components/" + domain).json().at("/settings/delegations")).isEmpty();
        }
        expect(204, verona.warden.delete("/components/" + domain));
    }

    /** XEP-0225's log-in needs no more than a hash, so no more is kept. */
    @Test
    void aSecretThatIsOnlyKeptAsHashCannotServeTheOldProtocol() {
        String domain = "gate." + verona.montague;
        expect(201, verona.warden.post(
                "/components",
                "{\"domain\":\"%s\",\"secret\":\"one\",\"settings\":{\"protocol\":\"urn:xmpp:component:0\"}}"
                        .formatted(domain)));
        expect(422, verona.warden.patch(
                "/components/" + domain, "{\"settings\":{\"protocol\":\"jabber:component:accept\"}}"));
        expect(200, verona.warden.patch(
                "/components/" + domain,
                "{\"secret\":\"one\",\"settings\":{\"protocol\":\"jabber:component:accept\"}}"));
        expect(204, verona.warden.delete("/components/" + domain));
    }

    @Test
    void aServerThatIsNotThereIsFoundOutStepByStep() {
        Answer checked = verona.warden.post("/federation/checks", "{\"domain\":\"nowhere.invalid\"}");
        expect(200, checked);
        JsonNode report = checked.json();
        assertThat(report.get("reachable").asBoolean()).isFalse();
        assertThat(report.get("steps").get(0).get("name").asText()).isEqualTo("policy");
        assertThat(report.get("steps").get(1).get("name").asText()).isEqualTo("dns");
        assertThat(report.get("steps").get(1).get("status").asText()).isEqualTo("failed");
        assertThat(report.get("text").asText()).contains("NOT reachable");

        expect(422, verona.warden.post("/federation/checks", "{\"domain\":\"x.invalid\",\"local\":\"y.invalid\"}"));
        expect(200, verona.warden.get("/federation/servers"));
        expect(404, verona.warden.post("/federation/servers/never.invalid/reset", ""));
    }
}
