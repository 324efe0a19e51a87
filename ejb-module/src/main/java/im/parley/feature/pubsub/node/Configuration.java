package im.parley.feature.pubsub.node;

import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of settings; what is not set has its initial value. Immutable. */
public final class Configuration {
    /** All values as they are initially. */
    public static final Configuration INITIAL = new Configuration(Map.of());

    private final Map<Setting<?>, Object> values;

    private Configuration(Map<Setting<?>, Object> values) {
        this.values = values;
    }

    /** The value of a setting. */
    @SuppressWarnings("unchecked") // it was put there by with
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        return value == null ? setting.initial() : (T) value;
    }

    /** The same with another value. */
    public <T> Configuration with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> more = new HashMap<>(values);
        if (value.equals(setting.initial())) {
            more.remove(setting);
        } else {
            more.put(setting, value);
        }
        return new Configuration(Map.copyOf(more));
    }

    /**
     * The same with the values of fields. Fields that are not known are ignored.
     *
     * @throws Refusal with {@code not-acceptable} when values mean nothing
     */
    public Configuration with(Map<String, List<String>> fields, Vocabulary known) {
        Configuration changed = this;
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            Optional<Setting<?>> setting = known.find(field.getKey());
            if (setting.isPresent()) {
                changed = changed.read(setting.get(), field.getValue());
            }
        }
        return changed;
    }

    private <T> Configuration read(Setting<T> setting, List<String> text) {
        return with(setting, setting.read(text));
    }

    /** Whether a field has values that mean what holds here. */
    public boolean agrees(Setting<?> setting, List<String> text) {
        return get(setting).equals(setting.read(text));
    }

    /** The values that differ from the initial ones, by the names of their fields. */
    public Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new TreeMap<>();
        values.keySet().forEach(setting -> texts.put(setting.name(), text(setting)));
        return texts;
    }

    private <T> List<String> text(Setting<T> setting) {
        return setting.write(get(setting));
    }

    /** The values of all known settings, by the names of their fields. */
    public Map<String, List<String>> texts(Vocabulary known) {
        Map<String, List<String>> texts = new TreeMap<>();
        known.settings().forEach(setting -> texts.put(setting.name(), text(setting)));
        return texts;
    }

    /** The form with all known settings. */
    public DataForm form(DataForm.Type type, String formType, Vocabulary known) {
        List<Field> fields = new ArrayList<>();
        fields.add(DataForm.formType(formType));
        known.settings().forEach(setting -> fields.add(shown(setting)));
        return new DataForm(type, DataForm.Heading.NONE, fields, DataForm.Table.NONE);
    }

    private <T> Field shown(Setting<T> setting) {
        return setting.shown(get(setting));
    }

    /** What a submitted form says, by the names of its fields. */
    public static Map<String, List<String>> fields(DataForm form) {
        Map<String, List<String>> fields = new TreeMap<>();
        form.fields().stream()
                .filter(field -> !field.name().isEmpty() && !field.name().equals(DataForm.FORM_TYPE))
                .forEach(field -> fields.put(field.name(), field.values()));
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Configuration that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return texts().toString();
    }
}
