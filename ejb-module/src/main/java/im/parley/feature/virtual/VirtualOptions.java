package im.parley.feature.virtual;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Beans;
import im.parley.server.spi.option.Option;
import java.util.List;
import java.util.Map;

/** {@code virtual-components { irc { 'redirect-to' = 'irc.example.org' } }}. */
@Processor(
        id = VirtualOptions.BEAN,
        component = true,
        help = "Virtual components: services below each served domain that hand all stanzas to somebody else. As in"
                + " Tigase, one may also stand outside of all blocks, as `NAME (class:"
                + " tigase.cluster.VirtualComponent) { ... }`. One with the name of a service of this server takes its"
                + " place.")
record VirtualOptions(
        @Beans(
                        label = "<name>",
                        pattern = "[a-z0-9]([a-z0-9-]*[a-z0-9])?",
                        help = "One of them; its name is what stands before the served domain.")
                Map<String, Virtual> components) {
    static final String BEAN = "virtual-components";

    /** One of them. */
    record Virtual(
            @Option(
                            name = "redirect-to",
                            byDefault = "''",
                            help = "The domain of an external component, or of a service of this server, that gets all"
                                    + " stanzas; `'NAME@DOMAIN'` means `'NAME.DOMAIN'`. Without it they are refused.")
                    String redirect,
            @Option(name = "disco-name", byDefault = "''", help = "The name in service discovery.") String name,
            @Option(name = "disco-category", byDefault = "'additional'", help = "The category in service discovery.")
                    String category,
            @Option(name = "disco-type", byDefault = "'generic'", help = "The type in service discovery.") String type,
            @Option(name = "disco-node", byDefault = "''", help = "The node under which the server lists it.") String node,
            @Option(name = "disco-features", byDefault = "[]", help = "The features in service discovery.")
                    List<String> features,
            @Option(
                            name = "fixed-domain",
                            byDefault = "''",
                            help = "Every served domain lists it below this one, instead of below itself.")
                    String fixed) {}
}
