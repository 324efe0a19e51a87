package im.parley.server.spi.option;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code muc { services { conference () {} } }}: the same service at more domains. */
public record MoreServicesOptions(
        @Beans(
                        label = "<label>",
                        pattern = "[a-z0-9]([a-z0-9-]*[a-z0-9])?",
                        help = "What stands before the served domain: `conference () {}` makes `conference.example.org`.")
                Map<String, ServiceOptions> services) {
    /** The name of the bean. */
    public static final String BEAN = "services";

    /** No more of them. */
    public static final MoreServicesOptions NONE = new MoreServicesOptions(Map.of());

    /** One of them. */
    @Ignored(value = "*", because = "what the bean of the service says holds at all of its domains")
    public record ServiceOptions(@Activity Optional<Boolean> activity) {}

    /** What stands before the served domains. */
    public List<String> labels() {
        return services.entrySet().stream()
                .filter(service -> service.getValue().activity().orElse(true))
                .map(Map.Entry::getKey)
                .toList();
    }
}
