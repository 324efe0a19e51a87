package im.parley.test.rest;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import im.parley.test.rest.Api.Answer;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.Arguments;

/** {@code /rest}, as scripts for Tigase use it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TigaseIT {
    private static final String JSON = "application/json";
    private static final String XML = "application/xml";
    private static final String ANNOUNCE =
            "{\"command\":{\"node\":\"http://jabber.org/protocol/admin#get-registered-users-num\"}}";

    private Verona verona;
    private String key = "";
    private String keyId = "";

    @BeforeEach
    void begin() {
        verona = new Verona();
        var made = verona.warden.post("/api-keys", "{\"name\":\"script\",\"role\":\"installation-admin\"}").json();
        key = made.get("key").asText();
        keyId = made.get("id").asText();
    }

    @AfterEach
    void end() {
        verona.warden.delete("/api-keys/" + keyId);
        verona.fall();
    }

    private static Answer send(Api caller, String method, String path, String body, String type) {
        return caller.at(SharedServer.web("/rest" + path), method, body, type);
    }

    private Answer withKey(String method, String path, String body, String type) {
        return send(Api.anonymous(), method, path + (path.contains("?") ? "&" : "?") + "api-key=" + key, body, type);
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void anAccountInJson() {
        String path = "/user/tybalt@" + verona.montague;
        Answer made = withKey("PUT", path, "{\"user\":{\"password\":\"x\",\"email\":\"t@example.org\"}}", JSON);
        expect(200, made);
        assertThat(made.json().at("/user/jid").asText()).isEqualTo("tybalt@" + verona.montague);
        assertThat(made.json().at("/user/domain").asText()).isEqualTo(verona.montague);
        assertThat(made.json().at("/user/uid").asLong()).isPositive();
        assertThat(made.json().at("/user/accountStatus").asText()).isEqualTo("active");
        expect(409, withKey("PUT", path, "{\"user\":{\"password\":\"x\"}}", JSON));
        expect(200, withKey("POST", path, "{\"user\":{\"password\":\"y\"}}", JSON));
        expect(200, Api.basic("tybalt@" + verona.montague, "y").get("/session"));
        expect(200, withKey("DELETE", path, "", ""));
        expect(404, withKey("GET", path, "", ""));
    }

    @Test
    void anAccountInXml() {
        String path = "/user/tybalt@" + verona.montague;
        Answer made = withKey("PUT", path, "<user><password>x</password></user>", XML);
        expect(200, made);
        assertThat(made.response().body()).startsWith("<user><jid>tybalt@" + verona.montague + "</jid>");
        assertThat(withKey("GET", path + "?type=application/xml", "", "").header("Content-Type")).startsWith(XML);
        assertThat(withKey("GET", path + "?type=application/json", "", "").header("Content-Type")).startsWith(JSON);
        expect(200, withKey("DELETE", path, "", ""));
    }

    @Test
    void listsOfAccountsAndDomains() {
        Answer users = withKey("GET", "/users/" + verona.montague, "", "");
        expect(200, users);
        assertThat(users.response().body()).contains("romeo@" + verona.montague).contains("\"count\":3");
        assertThat(withKey("GET", "/users/", "", "").response().body()).contains("chief@" + verona.capulet);
        assertThat(withKey("GET", "/vhost/", "", "").response().body()).contains(verona.capulet);
        expect(403, send(verona.capuletAdmin, "GET", "/users/" + verona.montague, "", ""));
    }

    @Test
    void oneselfByBasic() {
        Answer own = send(verona.romeo, "GET", "/user/", "", "");
        expect(200, own);
        assertThat(own.json().at("/user/jid").asText()).isEqualTo(verona.romeoJid());
        expect(200, send(verona.romeo, "GET", "/user/" + verona.romeoJid(), "", ""));
        expect(403, send(verona.romeo, "GET", "/user/benvolio@" + verona.montague, "", ""));
        expect(401, send(Api.anonymous(), "GET", "/user/", "", ""));
        expect(401, send(Api.anonymous(), "GET", "/users/?api-key=wrong", "", ""));
    }

    @Test
    void aRequestIsAnswered() {
        Answer answer = withKey(
                "POST",
                "/stream/",
                "<iq xmlns='jabber:client' type='get' id='v' to='%s'><query xmlns='jabber:iq:version'/></iq>"
                        .formatted(verona.montague),
                XML);
        expect(200, answer);
        assertThat(answer.response().body()).contains("type='result'").contains("Parley");
        expect(400, withKey("POST", "/stream/", "<iq", XML));
        expect(422, withKey("POST", "/stream/", "<message xmlns='jabber:client'/>", XML));
        expect(403, send(verona.montagueAdmin, "POST", "/stream/", "<message/>", XML));
    }

    @Test
    void commandsAreListedAndExecuted() {
        Answer list = send(verona.montagueAdmin, "GET", "/adhoc/" + verona.montague, "", "");
        expect(200, list);
        assertThat(list.json().at("/items/0/node").asText()).isNotEmpty();
        assertThat(send(verona.montagueAdmin, "GET", "/adhoc/" + verona.montague + "?type=application/xml", "", "")
                        .response()
                        .body())
                .startsWith("<items><item><jid>" + verona.montague + "</jid><node>");
        String node = "http://jabber.org/protocol/admin#get-registered-users-num";
        Answer form = send(
                verona.montagueAdmin, "POST", "/adhoc/" + verona.montague, "{\"command\":{\"node\":\"%s\"}}".formatted(node), JSON);
        expect(200, form);
        assertThat(form.json().at("/command/node").asText()).isEqualTo(node);
        assertThat(form.json().at("/command/fields").isArray()).isTrue();
        expect(404, send(
                verona.montagueAdmin, "POST", "/adhoc/" + verona.montague, "{\"command\":{\"node\":\"none\"}}", JSON));
    }

    @Test
    void whatContactsSeeOfWhoIsNotThere() {
        String path = "/user/" + verona.romeoJid() + "/status";
        Answer shown = withKey(
                "POST",
                path,
                "{\"available\":\"true\",\"priority\":\"-1\",\"show\":\"xa\",\"status\":\"On the phone\","
                        + "\"activity\":{\"category\":\"talking\",\"type\":\"on_the_phone\"}}",
                JSON);
        expect(200, shown);
        assertThat(shown.json().at("/status/user").asText()).isEqualTo(verona.romeoJid() + "/tigase-external");
        assertThat(shown.json().at("/status/success").asBoolean()).isTrue();
        assertThat(verona.warden.get("/users/" + verona.romeoJid() + "/sessions").json().at("/items/0/show").asText())
                .isEqualTo("xa");
        Answer gone = withKey("POST", path, "<command><available>false</available></command>", XML);
        assertThat(gone.response().body()).startsWith("<status><user>").contains("<success>true</success>");
        assertThat(verona.warden.get("/users/" + verona.romeoJid() + "/sessions").json().at("/items")).isEmpty();
        expect(200, withKey("POST", path + "/desk", "{\"show\":\"away\"}", JSON));
        expect(200, withKey("POST", path + "/desk", "{\"available\":false}", JSON));
        expect(422, withKey("POST", path, "{\"show\":\"busy\"}", JSON));
        expect(400, withKey("POST", path, "{\"priority\":\"high\"}", JSON));
        expect(400, withKey("POST", path, "[]", JSON));
        expect(404, withKey("POST", "/user/nobody@" + verona.montague + "/status", "{}", JSON));
    }

    @Test
    void withoutAMailServerNobodyIsSentALink() {
        expect(404, send(Api.anonymous(), "GET", "/user/resetPassword", "", ""));
        expect(404, send(Api.anonymous(), "POST", "/user/resetPassword", "jid=x", "application/x-www-form-urlencoded"));
        expect(404, send(Api.anonymous(), "GET", "/user/resetPassword/token", "", ""));
        expect(404, send(Api.anonymous(), "GET", "/user/confirm/token", "", ""));
    }

    @Test
    void aPictureIsWhatItsBytesSay() {
        String path = "/avatar/" + verona.romeoJid();
        expect(200, send(verona.romeo, "PUT", path, "GIF89a and so on", "image/png"));
        assertThat(send(verona.benvolio, "GET", path, "", "").header("Content-Type")).isEqualTo("image/gif");
        expect(422, send(verona.romeo, "PUT", path, "<svg/>", "image/png"));
        expect(415, send(verona.romeo, "PUT", path, "GIF89a", "text/html"));
        expect(413, send(verona.romeo, "PUT", path, "GIF89a" + "x".repeat(300_000), "image/gif"));
    }

    /** Each operation with the least that somebody must be, as an administrator of the Montagues would use it. */
    private Stream<Arguments> operations() {
        String romeo = verona.romeoJid();
        String service = "/pubsub/pubsub." + verona.montague;
        return Stream.of(
                Arguments.of("GET", "/user/" + romeo, "", "", Role.SELF),
                Arguments.of("PUT", "/user/new@" + verona.montague, "{\"user\":{\"password\":\"x\"}}", JSON, Role.DOMAIN),
                Arguments.of("POST", "/user/" + romeo, "{\"user\":{\"email\":\"\"}}", JSON, Role.DOMAIN),
                Arguments.of("DELETE", "/user/" + romeo, "", "", Role.DOMAIN),
                Arguments.of("POST", "/user/" + romeo + "/status", "{}", JSON, Role.DOMAIN),
                Arguments.of("POST", "/user/" + romeo + "/status/desk", "{}", JSON, Role.DOMAIN),
                Arguments.of("GET", "/user/", "", "", Role.USER),
                Arguments.of("POST", "/user/", "{\"user\":{}}", JSON, Role.USER),
                Arguments.of("GET", "/users/" + verona.montague, "", "", Role.DOMAIN),
                Arguments.of("GET", "/vhost/", "", "", Role.ADMINISTRATOR),
                Arguments.of("GET", "/users/", "", "", Role.ADMINISTRATOR),
                Arguments.of("GET", "/adhoc/" + verona.montague, "", "", Role.USER),
                Arguments.of("POST", "/adhoc/" + verona.montague, ANNOUNCE, JSON, Role.DOMAIN),
                Arguments.of("GET", "/avatar/" + romeo, "", "", Role.USER),
                Arguments.of("PUT", "/avatar/" + romeo, "GIF89a", "image/gif", Role.SELF),
                Arguments.of("GET", "/stats/", "", "", Role.INSTALLATION),
                Arguments.of("GET", "/stats/sessions", "", "", Role.INSTALLATION),
                Arguments.of("POST", "/stream/", "<message/>", XML, Role.INSTALLATION),
                Arguments.of("POST", "/stream/" + romeo, "<message/>", XML, Role.INSTALLATION),
                Arguments.of("GET", service + "/list-nodes", "", "", Role.DOMAIN),
                Arguments.of("POST", service + "/create-node", "{\"node\":\"n\"}", JSON, Role.DOMAIN));
    }

    private enum Role {
        USER,
        SELF,
        ADMINISTRATOR,
        DOMAIN,
        INSTALLATION
    }

    @Test
    void eachOperationRefusesWhomItIsNotFor() {
        operations().forEach(one -> {
            Object[] what = one.get();
            Role role = (Role) what[4];
            refuses(401, Api.anonymous(), what);
            refuses(401, Api.anonymous().showing("X-Api-Key", "parley_wrong"), what);
            switch (role) {
                case USER -> {}
                case SELF -> refuses(403, verona.benvolio, what);
                case ADMINISTRATOR, DOMAIN, INSTALLATION -> refuses(403, verona.benvolio, what);
            }
            switch (role) {
                case USER, ADMINISTRATOR -> {}
                case SELF, DOMAIN, INSTALLATION -> refuses(403, verona.capuletAdmin, what);
            }
            if (role == Role.INSTALLATION) {
                refuses(403, verona.montagueAdmin, what);
            }
        });
    }

    private static void refuses(int status, Api caller, Object... what) {
        Answer answer = send(caller, (String) what[0], (String) what[1], (String) what[2], (String) what[3]);
        assertThat(answer.status()).as(what[0] + " " + what[1] + " -> " + answer).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void rubbishIsRefused() {
        for (String body : new String[] {"", "{", "[]", "null", "{\"user\":7}", "{\"user\":{\"password\":[]}}", "{\"a\":{},\"b\":{}}"}) {
            Answer answer = withKey("PUT", "/user/x@" + verona.montague, body, JSON);
            assertThat(answer.status()).as(body + " -> " + answer).isBetween(400, 499);
        }
        for (String body : new String[] {"<", "<user>", "<a>".repeat(100_000), "<user>".repeat(50) + "</user>".repeat(50), "<!DOCTYPE a [<!ENTITY b 'c'>]><user><password>&b;</password></user>"}) {
            Answer answer = withKey("PUT", "/user/x@" + verona.montague, body, XML);
            assertThat(answer.status()).as(body + " -> " + answer).isEqualTo(400);
        }
    }

    @Test
    void aPageSaysWhatThereIs() {
        Answer page = send(Api.anonymous(), "GET", "/", "", "");
        expect(200, page);
        assertThat(page.response().body()).contains("user/{jid}");
    }
}
