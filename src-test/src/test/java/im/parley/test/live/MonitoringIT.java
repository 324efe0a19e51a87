package im.parley.test.live;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.container.SharedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The running server as those see it who watch it, and whether the documentation is about that server. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class MonitoringIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern OFF_BY_DEFAULT = Pattern.compile("parley_client_errors_total|parley_alarms");

    private static HttpResponse<String> get(URI address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request.build(), ofString());
        }
    }

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String metrics() throws IOException, InterruptedException {
        SharedServer.clients();
        HttpResponse<String> page = get(SharedServer.web("/metrics"));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    @Test
    void everyFigureIsDocumentedAndEveryDocumentedFigureIsThere() throws Exception {
        Set<String> shown = all("^# TYPE (parley_\\w+) ", metrics());
        Set<String> documented = all("^\\| `(parley_\\w+)` \\| (?:counter|gauge|histogram|summary) ",
                Files.readString(DOCS.resolve("monitoring.md")));

        assertThat(documented).isEqualTo(shown);
    }

    @Test
    void theManualNamesNoFigureThatIsNotThere() throws Exception {
        Set<String> named = all("`?(parley_[a-z0-9_]+)", Files.readString(DOCS.resolve("monitoring.md")));
        named.removeIf(OFF_BY_DEFAULT.asMatchPredicate());
        named.remove("parley_"); // the prefix

        assertThat(all("^# TYPE (parley_\\w+) ", metrics())).containsAll(named);
    }

    @Test
    void theDashboardShowsWhatIsThere() throws Exception {
        Set<String> used = all("((?:parley|jvm|process)_[a-z0-9_]+)", Files.readString(DOCS.resolve("grafana-dashboard.json")));
        Set<String> series = all("^((?:parley|jvm|process)_[a-z0-9_]+)", metrics());

        assertThat(used).hasSizeGreaterThan(25);
        assertThat(series).containsAll(used);
    }

    @Test
    void prometheusIsToldWhatItGets() throws Exception {
        assertThat(get(SharedServer.web("/metrics")).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        HttpResponse<String> open =
                get(SharedServer.web("/metrics"), "Accept", "application/openmetrics-text; version=1.0.0");
        assertThat(open.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
        assertThat(open.body()).endsWith("# EOF\n");
    }

    @Test
    void theDatabasePoolIsAmongTheFigures() throws Exception {
        assertThat(metrics()).containsPattern("parley_database_connections_max [1-9]");
    }

    @Test
    void whatAProxyPassesOnNeedsTheToken() throws Exception {
        HttpResponse<String> passedOn = get(SharedServer.web("/metrics"), "X-Forwarded-For", "203.0.113.9");
        assertThat(passedOn.statusCode()).isEqualTo(401);
        assertThat(passedOn.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"metrics\"");
        assertThat(passedOn.body()).doesNotContain("parley_sessions");
        assertThat(get(SharedServer.web("/metrics"), "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void loadBalancersSeeWhetherClientsCanConnect() throws Exception {
        SharedServer.clients();
        for (String path : new String[] {"/health", "/health/live", "/health/ready", "/health/started"}) {
            HttpResponse<String> answer = get(SharedServer.web(path));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"status\":\"UP\",\"checks\":[{");
        }
        assertThat(get(SharedServer.web("/health/other")).statusCode()).isEqualTo(404);
    }
}
