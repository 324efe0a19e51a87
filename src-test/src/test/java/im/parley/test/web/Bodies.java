package im.parley.test.web;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bodies of BOSH to the shared server, as they are written. */
final class Bodies {
    static final String NS = " xmlns='http://jabber.org/protocol/httpbind' xmlns:xmpp='urn:xmpp:xbosh'";
    static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final Pattern SID = Pattern.compile(" sid='([^']+)'");

    private Bodies() {}

    static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(SharedServer.web("/bosh")).timeout(Duration.ofSeconds(60));
    }

    static CompletableFuture<HttpResponse<String>> send(String body) {
        return CLIENT.sendAsync(request().POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    static String answer(String body) {
        return send(body).join().body();
    }

    /** Begins a session whose first request has the number 100. */
    static String begin(String attributes) {
        return sid(answer("<body rid='100' to='localhost' " + attributes + NS + "/>"));
    }

    static String sid(String answer) {
        Matcher sid = SID.matcher(answer);
        assertThat(sid.find()).as(answer).isTrue();
        return sid.group(1);
    }

    static String body(String sid, long rid, String attributes, String content) {
        return "<body sid='" + sid + "' rid='" + rid + "' " + attributes + NS + ">" + content + "</body>";
    }
}
