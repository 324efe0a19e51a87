package im.parley.server.config;

import static im.parley.server.config.Reading.NO_VARIABLES;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Option;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Beans of the class {@code tigase.cluster.VirtualComponent}, whatever their names are. */
class ConfigurationVirtualTest {
    @Processor(id = "virtual-components", component = true, help = "-")
    record Virtuals(@Beans(label = "<name>", help = "-") Map<String, Virtual> all) {}

    record Virtual(@Option(name = "redirect-to", byDefault = "''", help = "-") String redirect) {}

    @Processor(id = "rooms", aliases = "muc", component = true, help = "-")
    record Rooms(@Option(name = "limit", byDefault = "5", help = "-") int limit) {}

    @Test
    void theyAreGatheredWhereverTheyStand() throws ConfigError {
        var configuration = read("""
                'virtual-components' { a { 'redirect-to' = 'a.example.org' } }
                b (class: tigase.cluster.VirtualComponent) { 'redirect-to' = 'b.example.org' }
                c (class: tigase.cluster.VirtualComponent, active: false) {}
                """);
        assertThat(configuration.bean("virtual-components", Virtuals.class).all())
                .isEqualTo(Map.of("a", new Virtual("a.example.org"), "b", new Virtual("b.example.org")));
        assertThat(configuration.active("rooms", true)).isTrue();
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void theServiceOfThatNameIsOff() throws ConfigError {
        for (var attributes : List.of("", ", active: false")) {
            for (var name : List.of("rooms", "muc")) {
                var configuration = read(name + " (class: tigase.cluster.VirtualComponent" + attributes + ") {}");
                assertThat(configuration.active("rooms", true)).isFalse();
                assertThat(configuration.bean("virtual-components", Virtuals.class).all())
                        .hasSize(attributes.isEmpty() ? 1 : 0);
            }
        }
    }

    private static Configuration read(String text) throws ConfigError {
        var catalogue = Catalogue.standard().withRecords(List.of(Virtuals.class, Rooms.class));
        return Configuration.parse(catalogue, "config.tdsl", text, NO_VARIABLES);
    }
}
