package im.parley.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BOSH over real HTTP: what is wrong gets the condition of XEP-0124, and nothing in an answer is run by a browser. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BadBodiesIT {
    private static final String NS = " xmlns='http://jabber.org/protocol/httpbind' xmlns:xmpp='urn:xmpp:xbosh'";
    private static final Pattern SID = Pattern.compile(" sid='([^']+)'");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @BeforeAll
    static void theServerIsUp() {
        SharedServer.clients();
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(SharedServer.web("/bosh")).timeout(Duration.ofSeconds(60));
    }

    private static CompletableFuture<HttpResponse<String>> send(String body) {
        return CLIENT.sendAsync(request().POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static String answer(String body) {
        return send(body).join().body();
    }

    private static String begin(String attributes) {
        String answer = answer("<body rid='100' to='localhost' ver='1.6' " + attributes + NS + "/>");
        Matcher sid = SID.matcher(answer);
        assertThat(sid.find()).as(answer).isTrue();
        return sid.group(1);
    }

    private static String body(String sid, long rid, String attributes, String content) {
        return "<body sid='" + sid + "' rid='" + rid + "' " + attributes + NS + ">" + content + "</body>";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<body rid='1' to='localhost' ver='1.6'                       | bad-request",
                "<html xmlns='http://www.w3.org/1999/xhtml'/>                 | bad-request",
                "not XML                                                      | bad-request",
                "<!DOCTYPE body><body xmlns='http://jabber.org/protocol/httpbind'/> | bad-request",
                "<body xmlns='http://jabber.org/protocol/httpbind' to='localhost' ver='1.6'/> | bad-request",
                "<body xmlns='http://jabber.org/protocol/httpbind' rid='1' ver='1.6'/> | improper-addressing",
                "<body xmlns='http://jabber.org/protocol/httpbind' rid='1' ver='1.6' to='nowhere.test'/> | host-unknown",
                "<body xmlns='http://jabber.org/protocol/httpbind' rid='1' sid='guessed'/> | item-not-found",
            })
    void whatIsNoRequestIsRefused(String body, String condition) {
        HttpResponse<String> answer = send(body).join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("type='terminate'", "condition='" + condition + "'");
    }

    @Test
    void aBodyWithoutAnEndOrWithTooMuchIsNotWaitedFor() {
        assertThat(answer("<body rid='1' to='localhost' " + NS + ">" + "<a xmlns='x'/>".repeat(10_000)))
                .contains("bad-request");
    }

    @Test
    void aStanzaAboveTheLimitEndsTheStream() {
        String sid = begin("wait='20'");
        assertThat(answer(body(sid, 101, "", "<message xmlns='jabber:client'><body>" + "x".repeat(20_000) + "</body></message>")))
                .contains("remote-stream-error", "<policy-violation ");
    }

    @Test
    void aNumberFarAwayEndsTheSession() {
        String sid = begin("wait='20'");
        assertThat(answer(body(sid, 999, "", ""))).contains("condition='item-not-found'");
        assertThat(answer(body(sid, 101, "", ""))).contains("condition='item-not-found'");
    }

    @Test
    void whoAsksTooOftenLosesTheSession() {
        String sid = begin("wait='20'");
        CompletableFuture<HttpResponse<String>> held = send(body(sid, 101, "", ""));
        String last = answer(body(sid, 102, "", ""));
        assertThat(last + held.join().body()).contains("condition='policy-violation'");
    }

    @Test
    void requestsMayOvertakeEachOther() {
        String sid = begin("wait='20'");
        CompletableFuture<HttpResponse<String>> later = send(body(sid, 102, "type='terminate'", ""));
        String first = answer(body(sid, 101, "", "<presence xmlns='jabber:client'/>"));
        assertThat(first + later.join().body()).contains("type='terminate'");
    }

    @Test
    void clientsOfOldGetTheErrorsOfHttp() {
        assertThat(send("<body rid='x' to='localhost'" + NS + "/>").join().statusCode()).isEqualTo(400);
    }

    @Test
    void onlyPostIsAnswered() throws IOException, InterruptedException {
        HttpResponse<String> get = CLIENT.send(request().GET().build(), BodyHandlers.ofString());
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).contains("POST, OPTIONS");
        HttpResponse<String> options = CLIENT.send(
                request().method("OPTIONS", BodyPublishers.noBody()).header("Origin", "https://chat.example.org").build(),
                BodyHandlers.ofString());
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(options.headers().firstValue("Access-Control-Allow-Headers")).contains("Content-Type");
    }

    @Test
    void nothingInAnAnswerIsRun() {
        HttpResponse<String> answer = send("<body rid='1' to='localhost' ver='1.6' content='text/html'" + NS + "/>").join();
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void compressedRequestsAreNotUnderstood() throws IOException, InterruptedException {
        HttpRequest request = request().header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("x")).build();
        assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }
}
