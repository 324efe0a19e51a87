package im.parley.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Hook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
    private final List<String> done = new ArrayList<>();

    private Hook.Regularly chore(String name, int delay, int period) {
        return new Hook.Regularly(Duration.ofMinutes(delay), Duration.ofMinutes(period), () -> done.add(name));
    }

    @Test
    void aChoreRunsAfterItsDelayAndThenWithItsPeriod() {
        Housekeeping house = new Housekeeping(List.of(chore("often", 0, 2), chore("seldom", 3, 60)));
        List<Integer> ran = new ArrayList<>();
        for (int minute = 0; minute < 6; minute++) {
            house.run(Duration.ofMinutes(minute));
            ran.add(done.size());
        }
        assertThat(ran).containsExactly(1, 1, 2, 3, 4, 4);
        assertThat(done).containsExactly("often", "often", "seldom", "often");
    }

    @Test
    void aChoreThatFailsKeepsNoneOfTheOthersBack() {
        Hook.Regularly failing = new Hook.Regularly(Duration.ZERO, Duration.ofMinutes(1), () -> {
            throw new IllegalStateException("on purpose");
        });
        Housekeeping house = new Housekeeping(List.of(failing, chore("other", 0, 1)));
        house.run(Duration.ZERO);
        house.run(Duration.ofMinutes(1));
        assertThat(done).containsExactly("other", "other");
    }

    @Test
    void choresDoNotRunTwiceAtOnce() {
        List<Housekeeping> houses = new ArrayList<>();
        Hook.Regularly nested = new Hook.Regularly(Duration.ZERO, Duration.ZERO, () -> {
            done.add("run");
            houses.getFirst().run(Duration.ofMinutes(5));
        });
        houses.add(new Housekeeping(List.of(nested)));
        houses.getFirst().run(Duration.ZERO);
        assertThat(done).containsExactly("run");
    }
}
