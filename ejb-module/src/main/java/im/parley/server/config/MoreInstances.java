package im.parley.server.config;

import im.parley.server.config.tdsl.Block;
import im.parley.server.config.tdsl.Block.Attributes;
import im.parley.server.config.tdsl.Document;
import im.parley.server.spi.option.MoreServicesOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Components that Tigase writes by their class under a second name, {@code 'pubsub-2' (class: tigase.pubsub.PubSubComponent) {}}:
 * they belong to {@code services} of the bean that does this work here.
 */
final class MoreInstances {
    private static final Map<String, Pattern> CLASSES = Map.of(
            "muc", Pattern.compile("tigase\\.muc\\.(cluster\\.)?MUCComponent(Clustered)?"),
            "pubsub", Pattern.compile("tigase\\.pubsub\\.(cluster\\.)?PubSubComponent(Clustered)?"));

    private MoreInstances() {}

    /** The document with each of them in the bean of its kind. */
    static Document gathered(Document document) {
        var root = document.root();
        var beans = new LinkedHashMap<>(root.beans());
        CLASSES.forEach((home, pattern) -> {
            var found = root.beans().values().stream()
                    .filter(bean -> !bean.name().equals(home))
                    .filter(bean -> bean.attributes().className().filter(pattern.asMatchPredicate()).isPresent())
                    .toList();
            if (!found.isEmpty()) {
                found.forEach(bean -> beans.remove(bean.name()));
                beans.put(home, with(beans.getOrDefault(home, Block.absent(home, root.at())), found));
            }
        });
        return new Document(
                new Block(root.name(), root.at(), root.attributes(), root.settings(), Collections.unmodifiableMap(beans)),
                document.globals());
    }

    private static Block with(Block home, List<Block> found) {
        var own = home.beans().getOrDefault(MoreServicesOptions.BEAN, Block.absent(MoreServicesOptions.BEAN, home.at()));
        var services = new LinkedHashMap<>(own.beans());
        found.forEach(bean -> services.put(bean.name(), without(bean)));
        var beans = new LinkedHashMap<>(home.beans());
        beans.put(
                MoreServicesOptions.BEAN,
                new Block(own.name(), own.at(), own.attributes(), own.settings(), Collections.unmodifiableMap(services)));
        return new Block(home.name(), home.at(), home.attributes(), home.settings(), Collections.unmodifiableMap(beans));
    }

    private static Block without(Block bean) {
        var written = bean.attributes();
        var attributes = new Attributes(written.written(), Optional.empty(), written.active(), written.exportable());
        return new Block(bean.name(), bean.at(), attributes, bean.settings(), bean.beans());
    }
}
