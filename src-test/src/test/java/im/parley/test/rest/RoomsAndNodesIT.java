package im.parley.test.rest;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import im.parley.test.rest.Api.Answer;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rooms, nodes and what users are told, over {@code /api/v1} and {@code /rest}. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RoomsAndNodesIT {
    private Verona verona;
    private Api chief;

    @BeforeEach
    void begin() {
        verona = new Verona();
        chief = verona.montagueAdmin;
    }

    @AfterEach
    void end() {
        verona.fall();
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private String room(String name) {
        return name + "@muc." + verona.montague;
    }

    @Test
    void aRoomIsMadeConfiguredAndDestroyed() {
        String room = room("orchard");
        Answer made = expect(201, chief.post(
                "/rooms",
                "{\"jid\":\"%s\",\"settings\":{\"muc#roomconfig_roomname\":\"<b>Orchard\"}}".formatted(room)));
        assertThat(made.json().get("name").asText()).isEqualTo("<b>Orchard");
        expect(409, chief.post("/rooms", "{\"jid\":\"%s\"}".formatted(room)));
        assertThat(chief.get("/rooms?q=orch").json().get("items")).hasSize(1);
        assertThat(chief.get("/rooms?q=balcony").json().get("items")).isEmpty();

        Answer seen = expect(200, chief.get("/rooms/" + room));
        String change = "{\"settings\":{\"muc#roomconfig_membersonly\":true,\"muc#roomconfig_roomdesc\":\"dark\"}}";
        Api careful = chief.showing("If-Match", seen.header("ETag"));
        Answer changed = expect(200, careful.patch("/rooms/" + room, change));
        assertThat(changed.json().at("/settings/muc#roomconfig_membersonly").asBoolean()).isTrue();
        expect(412, careful.patch("/rooms/" + room, change));
        expect(422, chief.patch("/rooms/" + room, "{\"settings\":{\"muc#roomconfig_whois\":\"nobody\"}}"));
        expect(400, chief.patch("/rooms/" + room, "{\"settings\":{\"no such\":1}}"));

        expect(204, chief.delete("/rooms/" + room + "?reason=banished"));
        expect(404, chief.get("/rooms/" + room));
        assertThat(chief.get("/audit?domain=" + verona.montague + "&action=room.destroy").json().get("items")).isNotEmpty();
    }

    @Test
    void aRoomKeepsAnOwner() {
        String room = room("hall");
        expect(201, chief.post("/rooms", "{\"jid\":\"%s\",\"owner\":\"%s\"}".formatted(room, verona.romeoJid())));
        String members = "/rooms/" + room + "/affiliations/";
        expect(204, chief.put(members + "tybalt@" + verona.capulet, "{\"affiliation\":\"outcast\",\"reason\":\"a duel\"}"));
        expect(409, chief.put(members + verona.romeoJid(), "{\"affiliation\":\"none\"}"));
        expect(422, chief.put(members + verona.capulet, "{\"affiliation\":\"owner\"}"));

        var banned = chief.get("/rooms/" + room + "/affiliations?affiliation=outcast").json().get("items");
        assertThat(banned).hasSize(1);
        assertThat(banned.get(0).get("reason").asText()).isEqualTo("a duel");
        expect(404, chief.delete("/rooms/" + room + "/occupants?nick=nobody"));
        assertThat(chief.get("/rooms/" + room + "/occupants").json().get("items")).isEmpty();
        assertThat(chief.get("/rooms/" + room + "/history").json().get("items")).isEmpty();
        expect(204, chief.delete("/rooms/" + room));
    }

    @Test
    void theLogOfARoomIsDownloadedAlsoWhenTheRoomIsNoMore() {
        String room = room("diary");
        assertThat(chief.get("/rooms/" + room + "/logs").json().get("items")).isEmpty();
        expect(201, chief.post(
                "/rooms", "{\"jid\":\"%s\",\"settings\":{\"muc#roomconfig_enablelogging\":true}}".formatted(room)));
        expect(204, chief.delete("/rooms/" + room));
        String logs = "/rooms/" + room + "/logs";
        String name = expect(200, chief.get(logs)).json().at("/items/0/file").asText();
        Answer file = expect(200, chief.get(logs + '/' + name));
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + '"');
        assertThat(file.header("Content-Type")).startsWith("text/html");
        assertThat(file.response().body()).contains("The room is no more.").endsWith("</body></html>\n");
        for (String other : List.of("..%2F..%2Fserver.log", "%2e%2e", "2002-01-01.html", name + "%00", name + "%2F..")) {
            assertThat(chief.get(logs + '/' + other).status()).as(other).isIn(400, 404);
        }
    }

    @Test
    void roomsComeInPages() {
        for (int i = 0; i < 5; i++) {
            expect(201, chief.post("/rooms", "{\"jid\":\"%s\"}".formatted(room("cell" + i))));
        }
        Answer first = chief.get("/rooms?limit=3");
        assertThat(first.json().get("items")).hasSize(3);
        Answer last = chief.get("/rooms?limit=3&cursor=" + first.json().get("next").asText());
        assertThat(last.json().get("items")).hasSize(2);
        assertThat(last.json().has("next")).isFalse();
        for (int i = 0; i < 5; i++) {
            expect(204, chief.delete("/rooms/" + room("cell" + i)));
        }
    }

    @Test
    void aNodeIsMadeFilledAndDeleted() {
        String service = "pubsub." + verona.montague;
        Answer made = expect(201, chief.post(
                "/nodes", "{\"service\":\"%s\",\"node\":\"http://example.org/news#1\"}".formatted(service)));
        String node = "/nodes/" + made.json().get("id").asText();
        expect(409, chief.post(
                "/nodes", "{\"service\":\"%s\",\"node\":\"http://example.org/news#1\"}".formatted(service)));
        Answer published = expect(201, chief.post(node + "/items", "{\"id\":\"a/b\",\"xml\":\"<news xmlns='urn:x'/>\"}"));
        assertThat(published.json().get("id").asText()).isEqualTo("a/b");
        expect(422, chief.post(node + "/items", "{\"xml\":\"no element\"}"));
        assertThat(chief.get(node + "/items").json().at("/items/0/xml").asText()).contains("<news");

        expect(204, chief.send("PUT", node + "/subscriptions/" + verona.romeoJid(), ""));
        assertThat(chief.get(node + "/subscriptions").json().at("/items/0/state").asText()).isEqualTo("subscribed");
        expect(204, chief.delete(node + "/subscriptions/" + verona.romeoJid()));
        expect(204, chief.put(node + "/affiliations/" + verona.romeoJid(), "{\"affiliation\":\"publisher\"}"));
        assertThat(chief.get(node + "/affiliations").json().get("items")).hasSize(2);

        Answer configured =
                expect(200, chief.patch(node, "{\"settings\":{\"pubsub#access_model\":\"whitelist\",\"pubsub#max_items\":\"3\"}}"));
        assertThat(configured.json().get("access").asText()).isEqualTo("whitelist");
        expect(204, chief.delete(node + "/items?item=a/b"));
        expect(204, chief.delete(node));
        expect(404, chief.get(node));
    }

    @Test
    void whatUsersAreToldIsSetAndTakenAway() {
        String motd = "/domains/" + verona.montague + "/messages/motd";
        expect(404, chief.get(motd));
        expect(204, chief.put(motd, "{\"text\":\"Good morrow.\"}"));
        assertThat(chief.get(motd).json().get("text").asText()).isEqualTo("Good morrow.");
        expect(403, verona.capuletAdmin.put(motd, "{\"text\":\"A plague.\"}"));
        expect(400, chief.get("/domains/" + verona.montague + "/messages/curse"));
        expect(204, chief.delete(motd));
        expect(404, chief.delete(motd));
    }

    @Test
    void scriptsForTigaseKnowNodesFiguresAndPictures() {
        String service = "/rest/pubsub/pubsub." + verona.montague + '/';
        expect(200, rest(service + "create-node", "<data><node>princely</node><owner>" + verona.romeoJid() + "</owner></data>"));
        expect(200, rest(
                service + "publish-item",
                "<data><node>princely</node><item-id>one</item-id><entry><item xmlns='urn:x' a='1'/></entry></data>"));
        assertThat(rest(service + "list-items", "<data><node>princely</node></data>").response().body()).contains("one");
        assertThat(rest(service + "retrieve-item", "<data><node>princely</node><item-id>one</item-id></data>").response().body())
                .contains("urn:x");
        Answer flat = chief.at(
                SharedServer.web(service + "list-items"), "POST", "{\"node\":\"princely\"}", "application/json");
        assertThat(expect(200, flat).json().at("/items/0").asText()).isEqualTo("one");
        expect(400, rest(service + "create-node", "<data/>"));
        assertThat(rest(service + "delete-node", "<data><node>princely</node></data>").response().body())
                .startsWith("<result><Note type='fixed'><value>");

        Answer stats = verona.warden.at(SharedServer.web("/rest/stats/"), "GET", "", "application/json");
        assertThat(expect(200, stats).json().at("/stats/items")).isNotEmpty();
        expect(403, chief.at(SharedServer.web("/rest/stats/"), "GET", "", "application/json"));
        expect(404, chief.at(SharedServer.web("/rest/avatar/" + verona.romeoJid()), "GET", "", "application/json"));
        expect(404, chief.get("/users/" + verona.romeoJid() + "/avatar"));
    }

    private Answer rest(String path, String body) {
        return chief.at(SharedServer.web(path), "POST", body, "application/xml");
    }
}
