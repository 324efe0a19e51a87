package im.parley.transport.dial;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.transport.dial.SrvOrder.Service;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SrvOrderTest {
    @Test
    void aLowerPriorityComesFirst() {
        Service last = service("last", 20, 100);
        Service first = service("first", 5, 0);
        Service middle = service("middle", 10, 0);

        assertThat(SrvOrder.of(List.of(last, first, middle), new Random(1))).containsExactly(first, middle, last);
    }

    /** RFC 2782: in proportion to the weights. */
    @Test
    void moreWeightComesSoonerMostly() {
        Service heavy = service("heavy", 0, 90);
        Service light = service("light", 0, 10);
        Random random = new Random(7);
        long heavyFirst = java.util.stream.IntStream.range(0, 1000)
                .filter(round -> SrvOrder.of(List.of(light, heavy), random).getFirst().equals(heavy))
                .count();

        assertThat(heavyFirst).isBetween(850L, 950L);
    }

    @Test
    void withoutWeightsEachIsThereOnce() {
        List<Service> all = List.of(service("a", 0, 0), service("b", 0, 0), service("c", 0, 0));

        assertThat(SrvOrder.of(all, new Random(3))).containsExactlyInAnyOrderElementsOf(all);
    }

    private static Service service(String target, int priority, int weight) {
        return new Service(priority, weight, 5269, target, false);
    }
}
