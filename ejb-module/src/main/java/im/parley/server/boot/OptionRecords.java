package im.parley.server.boot;

import im.parley.server.spi.Processor;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the options records of all features while the container looks at the classes, so that the configuration file
 * can be checked as a whole before any feature is made.
 */
public class OptionRecords implements Extension {
    private final List<Class<? extends Record>> records = new ArrayList<>();

    void found(@Observes @WithAnnotations(Processor.class) ProcessAnnotatedType<?> type) {
        records.add(type.getAnnotatedType().getJavaClass().asSubclass(Record.class));
        type.veto();
    }

    /** The records, each with {@link Processor}. */
    public List<Class<? extends Record>> all() {
        return List.copyOf(records);
    }
}
