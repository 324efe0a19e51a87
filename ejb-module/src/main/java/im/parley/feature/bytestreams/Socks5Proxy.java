package im.parley.feature.bytestreams;

import static im.parley.server.spi.Figure.counter;
import static im.parley.server.spi.Figure.gauge;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.RunningBytestreams;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.option.Socks5Options;
import im.parley.wire.port.BytestreamAcceptor;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** XEP-0065: SOCKS5 Bytestreams. Relays bytestreams between clients that cannot reach each other, within limits. */
@ServerFeature
final class Socks5Proxy implements Feature {
    private static final Duration SOON = Duration.ofMinutes(10);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);
    private static final Duration DAILY = Duration.ofDays(1);

    private final ProxyService service;
    private final StreamHosts hosts;
    private final Ledger ledger;

    @Inject
    Socks5Proxy(ProxyService service, StreamHosts hosts, Ledger ledger) {
        this.service = service;
        this.hosts = hosts;
        this.ledger = ledger;
    }

    @Override
    public Spec spec() {
        return Spec.xep(65, "1.8.2").component(Socks5Options.BEAN);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                Hook.serve(service),
                Hook.provide(BytestreamAcceptor.class, hosts),
                Hook.provide(RunningBytestreams.class, ledger),
                Hook.regularly(SOON, DAILY, ledger::expire),
                Hook.regularly(NOW_AND_THEN, NOW_AND_THEN, ledger::settle),
                Hook.publish(
                        "Socks5",
                        gauge("parley_socks5_open_streams", "Bytestreams that are relayed.", () -> hosts.load().active()),
                        gauge("parley_socks5_waiting", "Connections that wait for the other party, or for an activation.", () ->
                                hosts.load().unmatched()),
                        counter("parley_socks5_transfers_total", "Bytestreams that have ended.", ledger::completed),
                        counter("parley_socks5_relayed_bytes_total", "What was relayed.", () -> hosts.load().relayed()),
                        counter(
                                "parley_socks5_ignored_bytes_total",
                                "What came before the bytestream was active, and was ignored.",
                                () -> hosts.load().ignored()),
                        gauge("parley_socks5_mean_bytes", "The mean size of bytestreams that have ended.", ledger::meanBytes),
                        counter(
                                "parley_socks5_store_failures_total",
                                "How often the database of limits and use has failed.",
                                ledger::failures),
                        counter(
                                "parley_socks5_refused_total",
                                "Connections that were refused, or closed because of what they sent or did not send.",
                                () -> hosts.load().refused())));
    }
}
