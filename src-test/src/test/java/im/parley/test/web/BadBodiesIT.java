package im.parley.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
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
    @BeforeAll
    static void theServerIsUp() {
        SharedServer.clients();
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
        HttpResponse<String> answer = Bodies.send(body).join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("type='terminate'", "condition='" + condition + "'");
    }

    @Test
    void aBodyWithoutAnEndOrWithTooMuchIsNotWaitedFor() {
        assertThat(Bodies.answer("<body rid='1' to='localhost' " + Bodies.NS + ">" + "<a xmlns='x'/>".repeat(10_000)))
                .contains("bad-request");
    }

    @Test
    void aStanzaAboveTheLimitEndsTheStream() {
        String sid = Bodies.begin("ver='1.6' wait='20'");
        assertThat(Bodies.answer(Bodies.body(sid, 101, "", "<message xmlns='jabber:client'><body>" + "x".repeat(20_000) + "</body></message>")))
                .contains("remote-stream-error", "<policy-violation ");
    }

    @Test
    void aNumberFarAwayEndsTheSession() {
        String sid = Bodies.begin("ver='1.6' wait='20'");
        assertThat(Bodies.answer(Bodies.body(sid, 999, "", ""))).contains("condition='item-not-found'");
        assertThat(Bodies.answer(Bodies.body(sid, 101, "", ""))).contains("condition='item-not-found'");
    }

    @Test
    void whoAsksTooOftenLosesTheSession() {
        String sid = Bodies.begin("ver='1.6' wait='20'");
        CompletableFuture<HttpResponse<String>> held = Bodies.send(Bodies.body(sid, 101, "", ""));
        String last = Bodies.answer(Bodies.body(sid, 102, "", ""));
        assertThat(last + held.join().body()).contains("condition='policy-violation'");
    }

    @Test
    void requestsMayOvertakeEachOther() {
        String sid = Bodies.begin("ver='1.6' wait='20'");
        CompletableFuture<HttpResponse<String>> later = Bodies.send(Bodies.body(sid, 102, "type='terminate'", ""));
        String first = Bodies.answer(Bodies.body(sid, 101, "", "<presence xmlns='jabber:client'/>"));
        assertThat(first + later.join().body()).contains("type='terminate'");
    }

    @Test
    void clientsOfOldGetTheErrorsOfHttp() {
        assertThat(Bodies.send("<body rid='x' to='localhost'" + Bodies.NS + "/>").join().statusCode()).isEqualTo(400);
    }

    @Test
    void onlyPostIsAnswered() throws IOException, InterruptedException {
        HttpResponse<String> get = Bodies.CLIENT.send(Bodies.request().GET().build(), BodyHandlers.ofString());
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).contains("POST, OPTIONS");
        HttpResponse<String> options = Bodies.CLIENT.send(
                Bodies.request().method("OPTIONS", BodyPublishers.noBody()).header("Origin", "https://chat.example.org").build(),
                BodyHandlers.ofString());
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(options.headers().firstValue("Access-Control-Allow-Headers")).contains("Content-Type");
    }

    @Test
    void nothingInAnAnswerIsRun() {
        HttpResponse<String> answer = Bodies.send("<body rid='1' to='localhost' ver='1.6' content='text/html'" + Bodies.NS + "/>").join();
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void compressedRequestsAreNotUnderstood() throws IOException, InterruptedException {
        HttpRequest request = Bodies.request().header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("x")).build();
        assertThat(Bodies.CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }
}
