package im.parley.server.config;

import im.parley.server.config.tdsl.Block;
import im.parley.server.config.tdsl.Block.Attributes;
import im.parley.server.config.tdsl.Document;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Beans that Tigase writes by their class, {@code muc (class: tigase.cluster.VirtualComponent) {}}, whatever their name is
 * else: they belong to {@code virtual-components}, and the service of that name is off.
 */
final class VirtualBeans {
    private static final String BEAN = "virtual-components";
    private static final String CLASS = "tigase.cluster.VirtualComponent";
    private static final Attributes OFF =
            new Attributes(true, Optional.empty(), Optional.of(false), Optional.empty());

    private VirtualBeans() {}

    /**
     * The document with all of them in one place.
     *
     * @param services the names of the services of this server
     */
    static Document gathered(Document document, Set<String> services) {
        var root = document.root();
        var own = root.beans().getOrDefault(BEAN, Block.absent(BEAN, root.at()));
        var others = new LinkedHashMap<>(root.beans());
        var virtual = new LinkedHashMap<>(own.beans());
        root.beans().forEach((name, bean) -> {
            if (bean.attributes().className().filter(CLASS::equals).isPresent()) {
                others.remove(name);
                virtual.put(name, without(bean));
            }
        });
        if (virtual.isEmpty()) {
            return document;
        }
        virtual.keySet().stream()
                .filter(services::contains)
                .forEach(name -> others.putIfAbsent(name, new Block(name, own.at(), OFF, Map.of(), Map.of())));
        virtual.values().removeIf(bean -> !bean.active().orElse(true));
        others.put(BEAN, new Block(BEAN, own.at(), own.attributes(), own.settings(), Collections.unmodifiableMap(virtual)));
        return new Document(
                new Block(root.name(), root.at(), root.attributes(), root.settings(), Collections.unmodifiableMap(others)),
                document.globals());
    }

    private static Block without(Block bean) {
        var written = bean.attributes();
        var attributes = new Attributes(written.written(), Optional.empty(), written.active(), written.exportable());
        return new Block(bean.name(), bean.at(), attributes, bean.settings(), bean.beans());
    }
}
