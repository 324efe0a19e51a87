package im.parley.server.config;

import im.parley.server.spi.Processor;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that a file may configure: the beans of {@link RootOptions} the services, and the processors of {@code sess-man}.
 *
 * <p>A feature that has options adds its {@link ProcessorOptions} with {@link #with}; one that owns a record replaces the
 * plain entry of the same id.
 */
public final class Catalogue {
    private final Map<String, ProcessorOptions> processors;
    private final Map<String, Shape> ofSessions = new LinkedHashMap<>();
    private final Map<String, Shape> ofRoot = new LinkedHashMap<>();

    private Catalogue(Map<String, ProcessorOptions> processors) {
        this.processors = Collections.unmodifiableMap(processors);
        processors.values().forEach(processor ->
                (processor.component() ? ofRoot : ofSessions).put(processor.id(), Shape.of(processor.options())));
    }

    /** What this server knows without its features' own records. */
    public static Catalogue standard() {
        return new Catalogue(new LinkedHashMap<>()).with(Processors.standard());
    }

    /** This catalogue and more processors; an id that is known already is replaced. */
    public Catalogue with(Collection<ProcessorOptions> more) {
        var all = new LinkedHashMap<>(processors);
        more.forEach(processor -> all.put(processor.id(), processor));
        return new Catalogue(all);
    }

    /** This catalogue and the processors whose options records say {@link Processor}. */
    public Catalogue withRecords(Collection<Class<? extends Record>> records) {
        return with(records.stream()
                .map(Catalogue::of)
                .toList());
    }

    private static ProcessorOptions of(Class<? extends Record> type) {
        Processor bean = type.getAnnotation(Processor.class);
        return new ProcessorOptions(bean.id(), bean.component(), true, type, bean.help());
    }

    /** The processors of the session manager. */
    public List<ProcessorOptions> processors() {
        return processors.values().stream().filter(processor -> !processor.component()).toList();
    }

    /** The services. */
    public List<ProcessorOptions> components() {
        return processors.values().stream().filter(ProcessorOptions::component).toList();
    }

    /** The names of the beans that may stand outside of all blocks and mean something. */
    public List<String> beans() {
        return Stream.concat(root().beans().stream().map(part -> part.bean().name()), ofRoot.keySet().stream())
                .toList();
    }

    /** The names of the services, the other ones too. */
    Set<String> services() {
        return Stream.concat(ofRoot.keySet().stream(), aliases().keySet().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Other names of beans that may stand outside of all blocks, with the names that they mean. */
    Map<String, String> aliases() {
        var aliases = new LinkedHashMap<String, String>();
        components().forEach(component -> Optional.ofNullable(component.options().getAnnotation(Processor.class))
                .ifPresent(bean -> List.of(bean.aliases()).forEach(alias -> aliases.put(alias, bean.id()))));
        return aliases;
    }

    Shape root() {
        return Shape.of(RootOptions.class);
    }

    /** Beans that are configured in this bean besides those of its record. */
    Map<String, Shape> innerBeans(List<String> path) {
        if (path.isEmpty()) {
            return ofRoot;
        }
        return path.equals(List.of(SessManOptions.BEAN)) ? ofSessions : Map.of();
    }
}
