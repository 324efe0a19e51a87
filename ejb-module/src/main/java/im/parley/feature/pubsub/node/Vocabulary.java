package im.parley.feature.pubsub.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings that a form has, in their order. */
public final class Vocabulary {
    private final Map<String, Setting<?>> byName = new LinkedHashMap<>();

    Vocabulary(List<Setting<?>> settings) {
        settings.forEach(setting -> byName.put(setting.name(), setting));
    }

    /** The setting of a field. */
    public Optional<Setting<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them. */
    public List<Setting<?>> settings() {
        return List.copyOf(byName.values());
    }
}
