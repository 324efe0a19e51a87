package im.parley.server.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.TestSession;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stream.StreamError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    private final Statistics statistics = new Statistics(Clock.systemUTC(), List.of(RuntimeFigures.ofThisProcess()));
    private final Exposition exposition = new Exposition(statistics);

    @AfterEach
    void close() {
        exposition.close();
    }

    private void open(Hook.Publish... more) {
        List<Hook.Publish> all =
                new ArrayList<>(CoreFigures.of(statistics.counters(), () -> new Census(3, 2, 1, 7, 5), () -> 4));
        all.addAll(List.of(more));
        statistics.open(all);
    }

    private String text(String accept) {
        return new String(exposition.page(accept).content(), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsCountedIsShown() {
        Counters counters = statistics.counters();
        Message message = Message.to(Jid.of("juliet@example.net"), Message.Type.CHAT);
        counters.received(message);
        counters.sent(message);
        counters.sent(message);
        counters.refused(StanzaError.Condition.ITEM_NOT_FOUND.error());
        counters.failed(StreamError.of(StreamError.Condition.HOST_UNKNOWN));
        counters.login(Counters.Login.DENIED);
        counters.happened(new ServerEvent.SessionResumed(TestSession.of("juliet@example.net/balcony")));
        counters.happened(new ServerEvent.AccountCreated(Jid.of("juliet@example.net")));
        counters.connected("c2s");
        counters.connected("c2s");
        counters.disconnected("c2s");
        counters.strandDelays().add(2_000_000);
        open();

        assertThat(text(""))
                .contains("# TYPE parley_stanzas_received_total counter\n")
                .contains("# HELP parley_sessions Sessions of clients now.\n")
                .contains("parley_stanzas_received_total{kind=\"message\"} 1.0\n")
                .contains("parley_stanzas_sent_total{kind=\"message\"} 2.0\n")
                .contains("parley_stanza_errors_total{condition=\"item-not-found\"} 1.0\n")
                .contains("parley_stream_errors_total{condition=\"host-unknown\"} 1.0\n")
                .contains("parley_logins_total{outcome=\"denied\"} 1.0\n")
                .contains("parley_session_changes_total{change=\"resumed\"} 1.0\n")
                .contains("parley_connections{listener=\"c2s\"} 1.0\n")
                .contains("parley_connections_accepted_total{listener=\"c2s\"} 2.0\n")
                .contains("parley_sessions 3.0\n", "parley_sessions_available 2.0\n", "parley_sessions_detached 1.0\n")
                .contains("parley_strand_tasks_waiting 7.0\n", "parley_strand_longest 5.0\n")
                .contains("parley_requests_waiting 4.0\n")
                .contains("parley_strand_delay_seconds_bucket{le=\"0.001\"} 0\n")
                .contains("parley_strand_delay_seconds_bucket{le=\"0.0025\"} 1\n")
                .contains("parley_strand_delay_seconds_bucket{le=\"+Inf\"} 1\n")
                .contains("parley_strand_delay_seconds_sum 0.002\n");
    }

    @Test
    void javaIsShownUnderTheUsualNames() {
        open();
        assertThat(text("")).contains("jvm_memory_used_bytes{area=\"heap\"", "process_uptime_seconds", "jvm_threads_live");
    }

    @Test
    void openMetricsIsForThoseWhoAskForIt() {
        open();
        Exposition.Page page = exposition.page("application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
        assertThat(page.contentType()).startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(new String(page.content(), StandardCharsets.UTF_8)).endsWith("# EOF\n");
        assertThat(exposition.page("").contentType()).startsWith("text/plain; version=0.0.4");
        assertThat(exposition.page("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily").contentType())
                .startsWith("text/plain");
    }

    @Test
    void oneThatCannotBeReadHidesNoOther() {
        open(new Hook.Publish("Broken", List.of(
                Figure.gauge("parley_broken", "Broken.", () -> {
                    throw new IllegalStateException("the database is down");
                }),
                Figure.counters("parley_whole_total", "Whole.", "of", () -> Map.of("it", 1L)))));
        assertThat(text("")).contains("parley_whole_total{of=\"it\"} 1.0\n", "parley_sessions 3.0\n");
        assertThat(statistics.history().series()).contains("parley_whole_total{of=\"it\"}");
    }

    @Test
    void twoFiguresOfOneNameStopTheBoot() {
        Hook.Publish one = new Hook.Publish("One", List.of(Figure.gauge("parley_same", "One.", () -> 1)));
        Hook.Publish other = new Hook.Publish("Other", List.of(Figure.counter("parley_same_total", "Other.", () -> 1)));
        assertThatThrownBy(() -> open(one, other)).hasMessageContaining("parley_same");
    }

    @Test
    void aNameSaysWhetherTheFigureOnlyGrows() {
        assertThatThrownBy(() -> Figure.counter("parley_steps", "Steps.", () -> 1)).hasMessageContaining("COUNTER");
        assertThatThrownBy(() -> Figure.gauge("parley_steps_total", "Steps.", () -> 1)).hasMessageContaining("GAUGE");
        assertThatThrownBy(() -> Figure.gauge("Parley-Steps", "Steps.", () -> 1)).hasMessageContaining("no name");
    }
}
