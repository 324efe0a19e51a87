package im.parley.feature.monitor;

import im.parley.server.spi.Administrators;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Performer;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** RFC 6121 section 5: messages of the server to those who administer it, when the machine runs short of something. */
@ServerFeature
final class Alarms implements Feature {
    private static final String HOME = "parley.home";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Bell bell;

    @Inject
    Alarms(Options options, Sessions sessions, Administrators administrators, Performer performer) {
        Path home = Path.of(System.getProperty(HOME, "")).toAbsolutePath();
        bell = new Bell(Watches.of(options.of(MonitorOptions.class), home, sessions), administrators, performer);
    }

    @Override
    public Spec spec() {
        return Spec.rfc(6121).component(MonitorOptions.BEAN);
    }

    @Override
    public List<Hook> hooks() {
        return bell.watches().isEmpty()
                ? List.of()
                : List.of(
                        Hook.regularly(MINUTE, MINUTE, bell::look),
                        Hook.publish("Alarms", Figure.gauge(
                                "parley_alarms", "How many things run short of those that are watched.", bell::raised)));
    }
}
