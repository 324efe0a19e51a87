package im.parley.server.config.tdsl;

import java.util.Map;
import java.util.Optional;

/** A bean as the file configures it: {@code name (class: x, active: false) { settings and inner beans }}. */
public record Block(
        String name, Position at, Attributes attributes, Map<String, Setting> settings, Map<String, Block> beans) {

    /**
     * What stands between the parentheses.
     *
     * @param written whether there are parentheses at all: writing them activates the bean
     */
    public record Attributes(
            boolean written, Optional<String> className, Optional<Boolean> active, Optional<Boolean> exportable) {
        /** No parentheses: the bean is configured, its activity stays as it is. */
        public static final Attributes NONE =
                new Attributes(false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** An empty block, for a bean that the file does not mention. */
    public static Block absent(String name, Position at) {
        return new Block(name, at, Attributes.NONE, Map.of(), Map.of());
    }

    /** Whether the file switches this bean on or off; empty if it says nothing about it. */
    public Optional<Boolean> active() {
        var setting = settings.get("active");
        if (setting != null && setting.value() instanceof Value.Truth(var truth, _)) {
            return Optional.of(truth);
        }
        return attributes.written() ? Optional.of(attributes.active().orElse(true)) : Optional.empty();
    }
}
