package im.parley.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.system.Machine;
import im.parley.server.admin.system.Standstill;
import im.parley.server.admin.system.Standstill.Kind;
import im.parley.server.admin.system.Standstill.Wish;
import im.parley.server.spi.TestCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Verona verona = new Verona();
    private final Alarm machine = new Alarm();
    private final Standstill standstill = new Standstill(
            machine, announcements(verona), verona.vhosts, verona.audit, verona.clock);

    /** A machine whose time passes at a word. */
    private static final class Alarm implements Machine {
        final List<String> done = new ArrayList<>();
        private @Nullable Runnable waiting;
        private Duration delay = Duration.ZERO;

        @Override
        public void startAnew() {
            done.add("started anew");
        }

        @Override
        public void stop() {
            done.add("stopped");
        }

        @Override
        public Runnable after(Duration wanted, Runnable work) {
            waiting = work;
            delay = wanted;
            return () -> waiting = null;
        }

        void ring() {
            if (waiting != null) {
                waiting.run();
            }
        }
    }

    private static Announcements announcements(Verona verona) {
        return new Announcements(
                verona.vhosts,
                verona.sessions,
                verona.stores.users(),
                new TestCatalogue(),
                verona.performed::addAll,
                verona.audit);
    }

    @Test
    void itRestartsAfterTheDelay() {
        var planned = standstill.plan(verona.prince(), new Wish(Kind.RESTART, MINUTE, ""));
        assertThat(planned.at()).isEqualTo(Verona.NOW.plus(MINUTE));
        assertThat(planned.by()).isEqualTo(Verona.PRINCE.toString());
        assertThat(standstill.planned(verona.prince())).contains(planned);
        assertThat(machine.done).isEmpty();
        machine.ring();
        assertThat(machine.done).containsExactly("started anew");
    }

    @Test
    void itStopsAfterTheAnswerIsOnItsWay() {
        standstill.plan(verona.prince(), new Wish(Kind.SHUTDOWN, Duration.ZERO, ""));
        assertThat(machine.delay).isPositive();
        machine.ring();
        assertThat(machine.done).containsExactly("stopped");
    }

    @Test
    void whatIsPlannedMayBeCancelled() {
        standstill.plan(verona.prince(), new Wish(Kind.RESTART, MINUTE, ""));
        standstill.cancel(verona.prince());
        machine.ring();
        assertThat(machine.done).isEmpty();
        assertThat(standstill.planned(verona.prince())).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> standstill.cancel(verona.prince())).isInstanceOf(Rejected.class);
    }

    @Test
    void oneAtATime() {
        standstill.plan(verona.prince(), new Wish(Kind.RESTART, MINUTE, ""));
        assertThatThrownBy(() -> standstill.plan(verona.prince(), new Wish(Kind.SHUTDOWN, MINUTE, "")))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("anyway");
    }

    @Test
    void onlyAdministratorsOfTheInstallationMay() {
        assertThatThrownBy(() -> standstill.plan(verona.friar(), new Wish(Kind.RESTART, MINUTE, "")))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> standstill.planned(verona.friar())).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> standstill.cancel(verona.friar())).isInstanceOf(Rejected.class);
        machine.ring();
        assertThat(machine.done).isEmpty();
    }

    @Test
    void delaysHaveBounds() {
        for (Duration delay : List.of(Duration.ofSeconds(-1), Duration.ofDays(2))) {
            assertThatThrownBy(() -> standstill.plan(verona.prince(), new Wish(Kind.RESTART, delay, "")))
                    .hasMessageContaining("delay");
        }
    }

    @Test
    void itIsWrittenDown() {
        standstill.plan(verona.prince(), new Wish(Kind.SHUTDOWN, MINUTE, ""));
        standstill.cancel(verona.prince());
        assertThat(verona.audit.list(verona.prince(), Audit.Query.ALL, "", 10).items())
                .extracting(entry -> entry.act().operation())
                .containsExactly("server.stay", "server.shutdown");
    }
}
