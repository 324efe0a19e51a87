package im.parley.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XEP-0124 and XEP-0206 over real HTTP, as they stand there. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BodiesIT {
    private static final String USUAL = "ver='1.11' wait='20'";
    /** Something that has an answer. */
    private static final String ASK = "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='NONE'/>";

    private static final String EMPTY = "<body xmlns='http://jabber.org/protocol/httpbind'/>";
    private static final String END = "<body xmlns='http://jabber.org/protocol/httpbind' type='terminate'/>";

    @BeforeAll
    static void theServerIsUp() {
        SharedServer.clients();
    }

    private static String condition(String condition) {
        return "type='terminate' condition='" + condition + "'";
    }

    private static void isOver(String sid) {
        assertThat(Bodies.answer(Bodies.body(sid, 103, "", ""))).contains(condition("item-not-found"));
    }

    /** Section 7: what client and server agree on. The attributes of the request, then what the answer has. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ver='1.11' wait='20' hold='1' | wait='20' requests='2' hold='1' inactivity='10' polling='10' maxpause='10' ver='1.11'",
                "ver='1.6'                     | ver='1.6'",
                "ver='2.0'                     | ver='1.11'",
                "ver='1.9' ack='1'             | ver='1.9' ack='100'",
                "ver='1.11' hold='9' wait='9999' | wait='30' requests='2' hold='1'",
                "ver='1.11' hold='0'           | requests='2' hold='0' inactivity='30' polling='10'",
                "ver='1.11' wait='0'           | wait='0' requests='2' hold='0' inactivity='30' polling='10'",
                "ver='1.11' from='romeo@localhost' xml:lang='de' | from='localhost'",
                "ver='1.11' stream='x' secure='true' charsets='UTF-8' accept='gzip' | sid='",
            })
    void theSessionIsAgreedOn(String asked, String granted) {
        String answer = Bodies.answer("<body rid='100' to='localhost' " + asked + Bodies.NS + "/>");
        assertThat(answer).contains(granted).contains("xmpp:restartlogic='true'");
        assertThat(answer).doesNotContain(" stream='"); // section 16.2: one stream per session
    }

    @Test
    void aClientOfOldGetsNoVersion() {
        assertThat(Bodies.answer("<body rid='100' to='localhost' wait='20'" + Bodies.NS + "/>"))
                .doesNotContain(" ver='")
                .contains("xmpp:version='1.0'", "<stream:features ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ver='x'", "ver='1.11' wait='-1'", "ver='1.11' hold='many'", "ver='1.11' content='a/b&#10;c: d'"})
    void whatCannotBeAgreedOnIsRefused(String asked) {
        assertThat(Bodies.answer("<body rid='100' to='localhost' " + asked + Bodies.NS + "/>"))
                .contains(condition("bad-request"));
    }

    /** Section 14.1. */
    @Test
    void numbersEndAtTheLargestThatAllClientsCanCount() {
        assertThat(Bodies.answer("<body rid='9007199254740991' to='localhost' ver='1.11'" + Bodies.NS + "/>")).contains(" sid='");
        for (String rid : List.of("9007199254740992", "0", "-1", "1e3", "99999999999999999999")) {
            assertThat(Bodies.answer("<body rid='" + rid + "' to='localhost' ver='1.11'" + Bodies.NS + "/>"))
                    .contains(condition("bad-request"));
        }
    }

    /** Section 6: what a body must not hold. Section 17.2: the session is over for both sides. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- a comment -->",
                "<?php ?>",
                "text",
                "<![CDATA[text]]>",
                "&#x41;",
                "<message xmlns='jabber:client'>",
                "<message xmlns='jabber:client'><!-- a comment --></message>",
                "<message xmlns='jabber:client'><body>&unknown;</body></message>",
                "<message xmlns=''/>",
            })
    void whatIsNoBodyEndsTheSession(String content) {
        String sid = Bodies.begin(USUAL);
        assertThat(Bodies.answer(Bodies.body(sid, 101, "", content))).contains(condition("bad-request"));
        isOver(sid);
    }

    /** Section 17.1: the same rules, the errors of HTTP. */
    @Test
    void aClientOfOldIsToldByStatus() {
        assertThat(Bodies.send(Bodies.body(Bodies.begin("wait='20'"), 101, "", "text")).join().statusCode()).isEqualTo(400);
        assertThat(Bodies.send(Bodies.body(Bodies.begin("wait='20'"), 999, "", "")).join().statusCode()).isEqualTo(404);
        String polling = Bodies.begin("hold='0'");
        assertThat(Bodies.answer(Bodies.body(polling, 101, "", ""))).isEqualTo(EMPTY);
        assertThat(Bodies.send(Bodies.body(polling, 102, "", "")).join().statusCode()).isEqualTo(403);
    }

    /** Section 12. */
    @Test
    void whoPollsTooOftenBreaksTheRules() {
        String sid = Bodies.begin("ver='1.11' hold='0'");
        assertThat(Bodies.answer(Bodies.body(sid, 101, "", ""))).isEqualTo(EMPTY);
        assertThat(Bodies.answer(Bodies.body(sid, 102, "", ""))).contains(condition("policy-violation"));
        isOver(sid);
    }

    /** Section 14.3. */
    @Test
    void theSameAnswerIsGivenAgain() {
        String sid = Bodies.begin(USUAL);
        String request = Bodies.body(sid, 101, "", ASK);
        String first = Bodies.answer(request);
        assertThat(first).contains("<failure ");
        assertThat(Bodies.answer(request)).isEqualTo(first);
        assertThat(Bodies.answer(Bodies.body(sid, 100, "", "")))
                .as("the one that created the session").contains(" sid='" + sid + "'");
        assertThat(Bodies.answer(Bodies.body(sid, 99, "", ""))).contains(condition("item-not-found"));
        isOver(sid);
    }

    /** Section 14.3 too: the later one of two that are the same gets the answer. Section 13: the oldest hears the end. */
    @Test
    void aRequestThatIsHeldMovesToTheConnectionThatRepeatsIt() {
        String sid = Bodies.begin(USUAL);
        CompletableFuture<HttpResponse<String>> one = Bodies.send(Bodies.body(sid, 101, "", ""));
        CompletableFuture<HttpResponse<String>> other = Bodies.send(Bodies.body(sid, 101, "", ""));
        CompletableFuture.anyOf(one, other).join();
        CompletableFuture<HttpResponse<String>> held = one.isDone() ? other : one;
        assertThat((one.isDone() ? one : other).join().body()).contains("type='error'").doesNotContain("condition");
        assertThat(Bodies.answer(Bodies.body(sid, 102, "type='terminate'", ""))).isEqualTo(EMPTY);
        assertThat(held.join().body()).isEqualTo(END);
        isOver(sid);
    }

    /** Section 10. */
    @Test
    void aPauseEndsAllWaiting() {
        String sid = Bodies.begin(USUAL);
        CompletableFuture<HttpResponse<String>> held = Bodies.send(Bodies.body(sid, 101, "", ""));
        assertThat(Bodies.answer(Bodies.body(sid, 102, "pause='5'", ""))).isEqualTo(EMPTY);
        assertThat(held.join().body()).isEqualTo(EMPTY);
        assertThat(Bodies.answer(Bodies.body(sid, 103, "pause='9999'", ""))).contains(condition("policy-violation"));
    }

    /** Section 15. */
    @Test
    void keysAreFollowed() throws NoSuchAlgorithmException {
        List<String> keys = keys("seed");
        List<String> more = keys("another seed");
        String sid = Bodies.begin(USUAL + " newkey='" + keys.get(2) + "'");
        assertThat(Bodies.answer(Bodies.body(sid, 101, "key='" + keys.get(1) + "'", ASK))).contains("<failure ");
        assertThat(Bodies.answer(Bodies.body(sid, 102, "key='" + keys.get(0) + "' newkey='" + more.get(2) + "'", ASK)))
                .contains("<failure ");
        assertThat(Bodies.answer(Bodies.body(sid, 103, "key='" + more.get(1) + "'", ASK))).contains("<failure ");
        assertThat(Bodies.answer(Bodies.body(sid, 104, "key='" + more.get(1) + "'", ASK))).contains(condition("item-not-found"));
        isOver(sid);
    }

    /** K(1), K(2), K(3). */
    private static List<String> keys(String seed) throws NoSuchAlgorithmException {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        List<String> keys = new ArrayList<>(List.of(seed));
        for (int i = 0; i < 3; i++) {
            keys.add(HexFormat.of().formatHex(sha1.digest(keys.getLast().getBytes(StandardCharsets.US_ASCII))));
        }
        return keys.subList(1, 4);
    }

    /** Section 16.3: a client that was offered no second stream gets none. */
    @Test
    void whatAsksForAnotherStreamIsAnEmptyRequest() {
        String sid = Bodies.begin("ver='1.11' hold='0'");
        assertThat(Bodies.answer(Bodies.body(sid, 101, "to='elsewhere.test' stream='second' wait='1' ver='1.6'", "")))
                .isEqualTo(EMPTY);
    }

    /** XEP-0206, sections 2 and 6. */
    @Test
    void anErrorOfTheStreamIsOneOfTheRemoteStream() {
        String sid = Bodies.begin(USUAL);
        assertThat(Bodies.answer(Bodies.body(sid, 101, "", "<message><body>no namespace, no log-in</body></message>")))
                .contains(condition("remote-stream-error"), " xmlns:stream='http://etherx.jabber.org/streams'")
                .contains("<stream:error ", "<not-authorized ");
        isOver(sid);
    }

    @Test
    void aClientMayEndTheStreamWithAnError() {
        String sid = Bodies.begin(USUAL);
        String error = "<error xmlns='http://etherx.jabber.org/streams'>"
                + "<reset xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></error>";
        assertThat(Bodies.answer(Bodies.body(sid, 101, "", error))).isEqualTo(END);
        isOver(sid);
    }

    /** Section 2: also a client that has no more than HTTP/1.0. */
    @Test
    void oldHttpWillDo() throws IOException {
        String answer = old("<body rid='100' to='localhost' " + USUAL + Bodies.NS + "/>");
        assertThat(answer).startsWith("HTTP/1.").contains(" 200 ", "Content-Length: ").doesNotContain("chunked");
        assertThat(old(Bodies.body(Bodies.sid(answer), 101, "type='terminate'", ""))).endsWith(END);
    }

    /** One request, one connection, until its end. */
    private static String old(String body) throws IOException {
        try (Socket socket = connect("POST /bosh HTTP/1.0\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect(String request) throws IOException {
        URI web = SharedServer.web("");
        Socket socket = new Socket(web.getHost(), web.getPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** Section 14.3: a request whose connection breaks before its end was none. */
    @Test
    void aRequestThatBreaksOffIsSentAgain() throws IOException {
        String sid = Bodies.begin(USUAL);
        String request = Bodies.body(sid, 101, "", ASK);
        String part = request.substring(0, request.length() - 20);
        try (Socket socket = connect("POST /bosh HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + request.length() + "\r\n\r\n" + part)) {
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).asString(StandardCharsets.UTF_8).doesNotContain("<failure ");
        }
        assertThat(Bodies.answer(request)).contains("<failure ");
    }

    @Test
    void requestsMayComeInChunksAndAskFirst() throws IOException, InterruptedException {
        String creation = "<body rid='100' to='localhost' " + USUAL + Bodies.NS + "/>";
        byte[] bytes = creation.getBytes(StandardCharsets.UTF_8);
        var unknownLength = BodyPublishers.ofByteArrays(List.of(bytes));
        HttpResponse<String> answer = Bodies.CLIENT.send(
                Bodies.request().expectContinue(true).POST(unknownLength).build(), BodyHandlers.ofString());
        assertThat(Bodies.sid(answer.body())).isNotEmpty();
        assertThat(answer.headers().firstValue("Content-Length")).isPresent();
    }
}
