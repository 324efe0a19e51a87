package im.parley.test.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Walks through the description: each operation refuses whom it is not for, and takes whatever rubbish comes with a status
 * that says so.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WalkIT {
    /** What these are about is the same for all administrators; a file that is none is so for everybody. */
    private static final Set<String> FOR_EVERY_ADMINISTRATOR =
            Set.of("createToken", "logOut", "revokeToken", "deleteUpload");

    private static final List<String> RUBBISH = List.of(
            "{",
            "null",
            "[]",
            "\"text\"",
            "7",
            "{}",
            "{\"jid\":null}",
            "{\"jid\":{\"jid\":[]}}",
            "{\"settings\":{\"max-users\":[[1]]},\"name\":\"\\u0000\",\"jid\":\"@\",\"password\":\"\"}",
            "{\"settings\":{\"no such\":1},\"status\":\"no such\",\"level\":\"no such\",\"role\":\"no such\"}",
            "{\"jid\":\"<script>alert(1)</script>\",\"password\":\"p\",\"name\":\"<b>\"}",
            "{\"name\":\"" + "x".repeat(5000) + "\"}",
            "[".repeat(2000),
            "{\"jid\":\"a@muc.localhost\",\"service\":\"@\",\"node\":\"\",\"xml\":\"<\",\"affiliation\":\"king\",\"text\":\"\"}",
            "{\"settings\":{\"muc#roomconfig_maxusers\":[[1]],\"pubsub#access_model\":7}}",
            "{\"name\":\"\ud83d\ude00\",\"groups\":[\"\",\"\"],\"subscription\":\"all\"}");
    private static final List<String> ODD =
            List.of("%00", "..%2f..%2fetc%2fpasswd", "%3Cscript%3E", "a%40b%40c", "x".repeat(3000), "%F0%9F%98%80", "%20", "!!");

    private static Verona verona;
    private static List<Operation> operations;

    @BeforeAll
    static void begin() {
        verona = new Verona();
        operations = Operation.all();
    }

    @AfterAll
    static void end() {
        verona.fall();
    }

    /** Values that belong to the Montagues. */
    private static Map<String, String> montague() {
        Map<String, String> values = new HashMap<>();
        values.put("jid", verona.romeoJid());
        values.put("domain", verona.montague);
        values.put("contact", "rosaline@" + verona.montague);
        values.put("id", "cm9tZW8");
        values.put("logger", "im.parley.nothing");
        values.put("room", "orchard@muc." + verona.montague);
        values.put("user", "benvolio@" + verona.montague);
        values.put("which", "motd");
        values.put("file", "2002-10-13.html");
        return values;
    }

    private static String path(Operation operation, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        if (operation.path().startsWith("/sessions/")) {
            all.put("id", opaque(verona.romeoJid() + "/balcony"));
        }
        if (operation.path().startsWith("/nodes/")) {
            all.put("id", opaque("pubsub." + verona.montague + "\nnews"));
        }
        return operation.filled(all) + (operation.byDomain() ? "?domain=" + verona.montague : "");
    }

    private static String opaque(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(Operation operation) {
        return switch (operation.id()) {
            case "logIn" -> "{\"jid\":\"nobody@localhost\",\"password\":\"x\"}";
            case "createUser" -> "{\"jid\":\"new@%s\",\"password\":\"x\"}".formatted(verona.montague);
            case "updateUser" -> "{\"status\":\"disabled\"}";
            case "setPassword" -> "{\"password\":\"x\",\"current\":\"x\"}";
            case "createDomain" -> "{\"name\":\"new.test\"}";
            case "updateDomain" -> "{\"settings\":{\"register\":false}}";
            case "createAppPassword" -> "{\"id\":\"phone\"}";
            case "createApiKey" -> "{\"name\":\"k\",\"role\":\"installation-admin\"}";
            case "setLogLevel" -> "{\"level\":\"info\"}";
            case "uploadCertificate" -> "{\"pem\":\"x\"}";
            case "messageSession" -> "{\"body\":\"x\"}";
            case "announce" -> "{\"domain\":\"%s\",\"body\":\"x\"}".formatted(verona.montague);
            case "createComponent" -> "{\"domain\":\"gate.verona.test\",\"secret\":\"x\"}";
            case "checkRemoteServer" -> "{\"domain\":\"nowhere.invalid\"}";
            case "createRoom" -> "{\"jid\":\"new@muc.%s\"}".formatted(verona.montague);
            case "createNode" -> "{\"service\":\"pubsub.%s\",\"node\":\"new\"}".formatted(verona.montague);
            case "configureRoom", "configureNode" -> "{\"settings\":{}}";
            case "affiliateWithRoom", "affiliateWithNode" -> "{\"affiliation\":\"member\"}";
            case "publishItem" -> "{\"xml\":\"<x xmlns='urn:x'/>\"}";
            case "setStandingMessage" -> "{\"text\":\"x\"}";
            case "block" -> "{\"address\":\"x@example.org\"}";
            default -> operation.hasBody() ? "{}" : "";
        };
    }

    @TestFactory
    Stream<DynamicTest> everyOperationRefusesWhoIsNotLoggedIn() {
        return tests(operation -> {
            if (!operation.role().equals("anonymous")) {
                expect(401, operation, Api.anonymous());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyOperationForAdministratorsRefusesUsers() {
        return tests(operation -> {
            if (operation.role().endsWith("-admin")) {
                expect(403, operation, verona.benvolio);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyOperationRefusesTheAdministratorsOfOtherDomains() {
        return tests(operation -> {
            boolean others = operation.role().equals("installation-admin")
                    || operation.role().equals("domain-admin") && operation.concernsDomain();
            if (others && !FOR_EVERY_ADMINISTRATOR.contains(operation.id())) {
                expect(403, operation, verona.capuletAdmin);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> noOperationBreaksOnRubbish() {
        return tests(operation -> {
            String path = path(operation, montague());
            if (operation.hasBody()) {
                RUBBISH.forEach(body -> sound(operation, verona.montagueAdmin, path, body));
            }
            if (operation.path().contains("{")) {
                ODD.forEach(odd -> sound(
                        operation,
                        verona.montagueAdmin,
                        operation.path().replaceAll("\\{[^}]*}", odd),
                        operation.hasBody() ? body(operation) : ""));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> noQueryBreaksOnRubbish() {
        return operations.stream()
                .filter(operation -> operation.method().equals("GET"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    String path = operation.filled(montague());
                    for (String query : List.of(
                            "limit=0", "limit=x", "limit=-1", "limit=99999999999", "cursor=%00", "cursor=AAAA",
                            "start=yesterday", "end=%2B", "domain=%3C", "status=x", "state=x", "order=x", "level=x",
                            "q=" + "x".repeat(5000), "with=%40", "since=x", "name=%00")) {
                        sound(operation, verona.warden, path + '?' + query, "");
                    }
                }));
    }

    private static Stream<DynamicTest> tests(Consumer<Operation> test) {
        return operations.stream()
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> test.accept(operation)));
    }

    private static void expect(int status, Operation operation, Api caller) {
        Api.Answer answer = caller.send(operation.method(), path(operation, montague()), body(operation));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    }

    private static void sound(Operation operation, Api caller, String path, String body) {
        Api.Answer answer = caller.send(operation.method(), path, body);
        assertThat(answer.status()).as(path + ' ' + body + " -> " + answer).isLessThan(500);
        assertThat(answer.response().body()).doesNotContain("<script>");
        if (answer.status() >= 400) {
            assertThat(answer.response().body()).doesNotContain("im.parley", "java.");
        }
    }
}
