package im.parley.test.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import im.parley.test.rest.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How one gets in, how one works, and what one is told when it does not work. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RestIT {
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

    private static List<String> jids(JsonNode page) {
        List<String> jids = new ArrayList<>();
        page.get("items").forEach(item -> jids.add(item.get("jid").asText()));
        return jids;
    }

    private String user(String name) {
        return "/users/" + name + '@' + verona.montague;
    }

    /** A cookie is sent by the browser whatever page asks; only our own page knows the token. */
    @Test
    void aCookieCountsOnlyWithItsToken() {
        Answer in = Api.anonymous()
                .post("/session", "{\"jid\":\"chief@%s\",\"password\":\"%s\"}".formatted(verona.montague, Verona.PASSWORD));
        expect(200, in);
        assertThat(in.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/api/v1");
        Api browser = Api.anonymous().showing("Cookie", in.header("Set-Cookie").split(";")[0]);
        String token = in.json().get("csrfToken").asText();

        expect(200, browser.get(user("romeo")));
        expect(403, browser.patch(user("romeo"), "{\"email\":\"r@example.org\"}"));
        expect(403, browser.showing("X-CSRF-Token", "x").patch(user("romeo"), "{\"email\":\"r@example.org\"}"));
        expect(200, browser.showing("X-CSRF-Token", token).patch(user("romeo"), "{\"email\":\"r@example.org\"}"));
        expect(204, browser.showing("X-CSRF-Token", token).delete("/session"));
        expect(401, browser.get(user("romeo")));
    }

    /** A form of another site cannot log a browser in as somebody else. */
    @Test
    void aFormCannotLogIn() {
        expect(415, Api.anonymous().send("POST", "/session", "jid=a&password=b", "application/x-www-form-urlencoded"));
        expect(415, Api.anonymous().send("POST", "/session", "{}", "text/plain"));
    }

    @Test
    void aNewPasswordEndsWhatTheOldOneHasOpened() {
        Answer made = verona.romeo.post("/tokens", "{\"lifetime\":600}");
        expect(201, made);
        Api token = Api.anonymous().showing("Authorization", "Bearer " + made.json().get("token").asText());
        expect(200, token.get(user("romeo")));
        expect(403, token.post("/tokens", "{}"));

        expect(400, verona.romeo.put(user("romeo") + "/password", "{\"password\":\"new\"}"));
        expect(401, verona.romeo.put(user("romeo") + "/password", "{\"password\":\"new\",\"current\":\"x\"}"));
        expect(204, verona.romeo.put(
                user("romeo") + "/password", "{\"password\":\"new\",\"current\":\"%s\"}".formatted(Verona.PASSWORD)));
        expect(401, token.get(user("romeo")));
        expect(200, Api.basic(verona.romeoJid(), "new").get(user("romeo")));
    }

    @Test
    void aTokenIsGoodUntilItIsRevoked() {
        String token = verona.romeo.post("/tokens", "{}").json().get("token").asText();
        Api bearer = Api.anonymous().showing("Authorization", "Bearer " + token);
        expect(200, bearer.get("/session"));
        expect(204, bearer.delete("/tokens"));
        expect(401, bearer.get("/session"));
    }

    @Test
    void aKeyOfADomainIsGoodForThatDomain() {
        Answer made = verona.warden.post(
                "/api-keys",
                "{\"name\":\"ci\",\"role\":\"domain-admin\",\"domains\":[\"%s\"]}".formatted(verona.montague));
        expect(201, made);
        String key = made.json().get("key").asText();
        String id = made.json().get("id").asText();
        Api program = Api.anonymous().showing("X-Api-Key", key);

        expect(200, program.get(user("romeo")));
        expect(403, program.get("/users/chief@" + verona.capulet));
        expect(403, program.get("/config"));
        expect(200, Api.anonymous().showing("Authorization", "Bearer " + key).get(user("romeo")));
        assertThat(verona.warden.get("/api-keys").response().body()).contains(id).doesNotContain(key);
        expect(204, verona.warden.delete("/api-keys/" + id));
        expect(401, program.get(user("romeo")));
    }

    /** As for clients: three wrong ones, and a right one does not help for a while. */
    @Test
    void whoGuessesIsLockedOut() {
        for (int i = 0; i < 3; i++) {
            expect(401, Api.basic("benvolio@" + verona.montague, "guess " + i).get("/session"));
        }
        Answer locked = verona.benvolio.get("/session");
        expect(429, locked);
        assertThat(locked.header("Retry-After")).isNotEmpty();
        assertThat(verona.warden.get("/lockouts").response().body()).contains("benvolio@" + verona.montague);
        expect(204, verona.montagueAdmin.delete(user("benvolio") + "/lockout"));
        expect(200, verona.benvolio.get("/session"));
    }

    @Test
    void anAccountIsMadeChangedAndRemoved() {
        Answer made = verona.montagueAdmin.post(
                "/users", "{\"jid\":\"tybalt@%s\",\"password\":\"x\",\"email\":\"t@example.org\"}".formatted(verona.montague));
        expect(201, made);
        assertThat(made.header("Location")).endsWith("/api/v1" + user("tybalt"));
        expect(409, verona.montagueAdmin.post(
                "/users", "{\"jid\":\"tybalt@%s\",\"password\":\"x\"}".formatted(verona.montague)));

        Answer changed = verona.montagueAdmin.showing("If-Match", made.header("ETag"))
                .patch(user("tybalt"), "{\"status\":\"disabled\",\"email\":null}");
        expect(200, changed);
        assertThat(changed.json().get("status").asText()).isEqualTo("disabled");
        assertThat(changed.json().has("email")).isFalse();
        expect(412, verona.montagueAdmin.showing("If-Match", made.header("ETag"))
                .patch(user("tybalt"), "{\"status\":\"active\"}"));
        expect(403, Api.basic("tybalt@" + verona.montague, "x").get("/session"));
        expect(204, verona.montagueAdmin.delete(user("tybalt")));
        expect(404, verona.montagueAdmin.get(user("tybalt")));
    }

    @Test
    void pagesAreCompleteAndOverlapNowhere() {
        List<String> expected = new ArrayList<>(jids(verona.montagueAdmin.get("/users?limit=500").json()));
        for (int i = 0; i < 7; i++) {
            verona.user("page" + i + '@' + verona.montague);
            expected.add("page" + i + '@' + verona.montague);
        }
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = verona.montagueAdmin.get("/users?limit=3" + cursor).json();
            assertThat(page.get("items").size()).isLessThanOrEqualTo(3);
            found.addAll(jids(page));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected).isSorted();
        assertThat(jids(verona.montagueAdmin.get("/users?q=AGE5").json())).containsExactly("page5@" + verona.montague);
        assertThat(jids(verona.montagueAdmin.get("/users?status=banned").json())).isEmpty();
        for (int i = 0; i < 7; i++) {
            expect(204, verona.warden.delete(user("page" + i)));
        }
    }

    @Test
    void aContactComesAndGoes() {
        String contact = user("romeo") + "/roster/juliet@" + verona.capulet;
        expect(200, verona.romeo.put(contact, "{\"name\":\"<i>Juliet\",\"groups\":[\"Friends\"]}"));
        Answer list = verona.montagueAdmin.get(user("romeo") + "/roster");
        expect(200, list);
        assertThat(list.response().body()).doesNotContain("<i>");
        assertThat(list.json().at("/items/0/name").asText()).isEqualTo("<i>Juliet");
        expect(422, verona.romeo.put(contact, "{\"subscription\":\"all\"}"));
        expect(204, verona.romeo.delete(contact));
        expect(404, verona.romeo.delete(contact));
    }

    @Test
    void anApplicationPasswordIsShownOnce() {
        Answer made = verona.romeo.post(user("romeo") + "/app-passwords", "{\"id\":\"phone\"}");
        expect(201, made);
        expect(409, verona.romeo.post(user("romeo") + "/app-passwords", "{\"id\":\"phone\"}"));
        Answer list = verona.romeo.get(user("romeo") + "/app-passwords");
        assertThat(list.response().body())
                .contains("phone")
                .doesNotContain(made.json().get("password").asText());
        expect(204, verona.romeo.delete(user("romeo") + "/app-passwords/phone"));
        expect(404, verona.romeo.delete(user("romeo") + "/app-passwords/phone"));
    }

    /** It never comes as far as an operation, and is a problem nevertheless. */
    @Test
    void whatCannotBeReadIsAProblem() {
        for (Answer answer : List.of(
                verona.romeo.showing("Accept", "rubbish").get("/session"),
                verona.romeo.send("POST", "/tokens", "{}", "rubbish"),
                verona.romeo.get("/users/%ff@localhost"))) {
            expect(400, answer);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().get("status").asInt()).isEqualTo(400);
        }
    }

    @Test
    void settingsOfADomainHoldAtOnce() {
        String domain = "/domains/" + verona.montague;
        Answer before = verona.montagueAdmin.get(domain);
        expect(200, before);
        Answer same = verona.montagueAdmin.showing("If-None-Match", before.header("ETag")).get(domain);
        expect(304, same);
        assertThat(same.response().body()).isEmpty();
        Answer after = verona.montagueAdmin.showing("If-Match", before.header("ETag"))
                .patch(domain, "{\"settings\":{\"register\":false}}");
        expect(200, after);
        assertThat(after.json().at("/settings/register").asBoolean(true)).isFalse();
        expect(412, verona.montagueAdmin.showing("If-Match", before.header("ETag"))
                .patch(domain, "{\"settings\":{\"register\":true}}"));
        expect(200, verona.montagueAdmin.showing("If-None-Match", before.header("ETag")).get(domain));
        expect(403, verona.montagueAdmin.patch(domain, "{\"settings\":{\"max-users\":7}}"));
        expect(422, verona.montagueAdmin.patch(domain, "{\"settings\":{\"no such\":7}}"));
    }

    @Test
    void whatIsDoneIsWrittenDown() {
        expect(204, verona.montagueAdmin.delete(user("romeo") + "/lockout"));
        expect(403, verona.capuletAdmin.patch(user("romeo"), "{\"status\":\"banned\"}"));
        JsonNode trail = verona.montagueAdmin.get("/audit?target=" + verona.romeoJid()).json();
        assertThat(trail.at("/items/0/actor").asText()).isEqualTo("chief@" + verona.montague);
        assertThat(trail.at("/items/0/action").asText()).isEqualTo("account.pardon");
        assertThat(trail.at("/items/0/origin").asText()).isEqualTo("rest");
        assertThat(trail.at("/items/0/address").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void theServerTellsOfItself() {
        for (String path : List.of(
                "/server", "/features", "/listeners", "/certificates", "/config", "/logs/levels", "/logs/entries",
                "/domains", "/forms/domain", "/sessions", "/audit")) {
            expect(200, verona.warden.get(path));
        }
        assertThat(verona.warden.get("/config").response().body()).doesNotContain("password\":\"sa");
        expect(200, verona.warden.put("/logs/levels/im.parley.test", "{\"level\":\"debug\"}"));
        expect(204, verona.warden.delete("/logs/levels/im.parley.test"));
        expect(422, verona.warden.put("/certificates/" + verona.montague, "{\"pem\":\"no certificate\"}"));
    }

    @Test
    void filesAreCounted() {
        expect(200, verona.montagueAdmin.get("/uploads"));
        expect(200, verona.montagueAdmin.get("/uploads?owner=" + verona.romeoJid()));
        expect(403, verona.capuletAdmin.get("/uploads?owner=" + verona.romeoJid()));
        expect(400, verona.warden.get("/uploads"));
        Answer usage = verona.montagueAdmin.get("/uploads/usage");
        assertThat(usage.json().at("/items/0/name").asText()).isEqualTo(verona.montague);
        assertThat(usage.json().at("/items/0/files").asInt(-1)).isZero();
        expect(404, verona.montagueAdmin.delete("/uploads/none"));
    }

    @Test
    void blockingHoldsAtOnce() {
        String list = user("romeo") + "/blocklist";
        Answer blocked = verona.romeo.post(list, "{\"address\":\"tybalt@%s\"}".formatted(verona.capulet));
        expect(200, blocked);
        assertThat(blocked.json().at("/items/0").asText()).isEqualTo("tybalt@" + verona.capulet);
        expect(422, verona.romeo.post(list, "{\"address\":\"%s\"}".formatted(verona.romeoJid())));
        assertThat(verona.montagueAdmin.get(list).json().get("items").size()).isEqualTo(1);
        assertThat(verona.romeo.delete(list).json().get("items").size()).isZero();
    }

    /** RFC 9457, whatever is wrong. */
    @Test
    void everythingThatFailsSaysSoAsAProblem() {
        for (Answer answer : List.of(
                verona.warden.get("/nothing"),
                verona.warden.post("/audit", "{}"),
                verona.warden.send("POST", "/users", "<user/>", "application/xml"),
                verona.warden.showing("Accept", "image/png").get("/users"),
                verona.warden.post("/users", "{"),
                verona.warden.post("/users", '"' + "x".repeat(2_000_000) + '"'))) {
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().get("status").asInt()).isEqualTo(answer.status());
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        expect(404, verona.warden.get("/nothing"));
        expect(405, verona.warden.post("/audit", "{}"));
        assertThat(verona.warden.post("/audit", "{}").header("Allow")).contains("GET");
        expect(415, verona.warden.send("POST", "/users", "<user/>", "application/xml"));
        expect(406, verona.warden.showing("Accept", "image/png").get("/users"));
        expect(413, verona.warden.post("/users", '"' + "x".repeat(2_000_000) + '"'));
    }

    @Test
    void noOtherSiteMayRead() {
        Answer answer = Api.anonymous().showing("Origin", "https://evil.example").get("/openapi.json");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }
}
