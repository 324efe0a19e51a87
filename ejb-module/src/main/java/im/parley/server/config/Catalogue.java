package im.parley.server.config;

import im.parley.server.spi.Processor;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a file may configure: the beans of {@link RootOptions} and the processors of {@code sess-man}.
 *
 * <p>A feature that has options adds its {@link ProcessorOptions} with {@link #with}; one that owns a record replaces the
 * plain entry of the same id.
 */
public final class Catalogue {
    private final Map<String, ProcessorOptions> processors;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    private Catalogue(Map<String, ProcessorOptions> processors) {
        this.processors = Collections.unmodifiableMap(processors);
        processors.values().forEach(processor -> shapes.put(processor.id(), Shape.of(processor.options())));
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
                .map(type -> new ProcessorOptions(id(type), true, type, type.getAnnotation(Processor.class).help()))
                .toList());
    }

    private static String id(Class<? extends Record> type) {
        return type.getAnnotation(Processor.class).id();
    }

    /** The processors of the session manager. */
    public List<ProcessorOptions> processors() {
        return List.copyOf(processors.values());
    }

    Shape root() {
        return Shape.of(RootOptions.class);
    }

    /** Beans that are configured in this bean besides those of its record. */
    Map<String, Shape> innerBeans(List<String> path) {
        return path.equals(List.of(SessManOptions.BEAN)) ? shapes : Map.of();
    }
}
