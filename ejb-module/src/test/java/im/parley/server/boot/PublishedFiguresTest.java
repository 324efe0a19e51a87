package im.parley.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class PublishedFiguresTest {
    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    @Test
    void figuresAreInJmxWhileTheServerRuns() throws Exception {
        AtomicLong moons = new AtomicLong(1);
        List<Hook.Publish> hooks =
                List.of(new Hook.Publish(
                "Planets",
                List.of(
                        Figure.gauge("parley_moons", "Moons.", moons::get),
                        Figure.counters("parley_rings_total", "Rings.", "of", () -> Map.of("saturn", 7L)))));
        ObjectName name = new ObjectName("im.parley:type=Planets");
        PublishedFigures first = new PublishedFigures(hooks);
        PublishedFigures figures = new PublishedFigures(hooks);
        moons.set(79);

        assertThat(beans.getAttribute(name, "moons")).isEqualTo(79.0);
        assertThat(beans.getAttributes(name, new String[] {"rings_total.saturn", "suns"})).hasSize(1);
        assertThat(beans.getMBeanInfo(name).getAttributes()).hasSize(2);
        assertThatThrownBy(() -> beans.getAttribute(name, "suns")).isInstanceOf(AttributeNotFoundException.class);
        figures.withdraw();
        assertThat(beans.isRegistered(name)).isFalse();
        first.withdraw();
    }
}
