package im.parley.feature.muc.room;

import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The configuration of a room: a value for each field. Immutable. */
public final class Configuration {
    /** The form type of the configuration. */
    public static final String FORM_TYPE = Muc.NS + "#roomconfig";

    private final List<Field<?>> fields;
    private final Map<Field<?>, Object> values;

    private Configuration(List<Field<?>> fields, Map<Field<?>, Object> values) {
        this.fields = fields;
        this.values = values;
    }

    /**
     * The configuration with which rooms begin.
     *
     * @param otherwise what is to be different from the initial values of the fields
     * @throws IllegalArgumentException when a field does not exist, or its value is none
     */
    public static Configuration of(Rules rules, Map<String, String> otherwise) {
        Map<Field<?>, Object> values = new HashMap<>();
        rules.fields().forEach(field -> values.put(field, field.initial()));
        Configuration initial = new Configuration(rules.fields(), values);
        otherwise.keySet().stream().filter(name -> !initial.names().contains(name) && !name.equals(Anonymity.LEGACY)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("default_room_config: rooms have no field '" + name + "'; they have "
                    + String.join(", ", initial.names()));
        });
        Map<String, List<String>> said = new HashMap<>();
        otherwise.forEach((name, value) -> said.put(name, List.of(value.split(","))));
        try {
            Configuration begun = initial.with(said);
            rules.forEach(rule -> rule.check(begun));
            return begun;
        } catch (Refusal refused) {
            throw new IllegalArgumentException("default_room_config: " + refused.error().text(), refused);
        }
    }

    /** The value of a field. */
    @SuppressWarnings("unchecked") // a field is only ever stored with a value of its type
    public <T> T get(Field<T> field) {
        Object value = values.get(field);
        return value == null ? field.initial() : (T) value;
    }

    /** The same with another value. */
    public <T> Configuration with(Field<T> field, T value) {
        Map<Field<?>, Object> changed = new HashMap<>(values);
        changed.put(field, value);
        return new Configuration(fields, changed);
    }

    /**
     * The same with what a form says; what it does not mention stays, and what it mentions beyond is ignored.
     *
     * @throws Refusal with {@code not-acceptable} when a value is none
     */
    public Configuration with(DataForm form) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        form.fields().forEach(field -> said.put(field.name(), field.values()));
        return with(said);
    }

    /**
     * The same with these values by the names of the fields.
     *
     * @throws Refusal with {@code not-acceptable} when a value is none
     */
    public Configuration with(Map<String, List<String>> said) {
        Map<Field<?>, Object> changed = new HashMap<>(values);
        List<String> legacy = said.getOrDefault(Anonymity.LEGACY, List.of());
        if (!legacy.isEmpty() && !said.containsKey(Anonymity.WHOIS.name())) {
            changed.put(Anonymity.WHOIS, Anonymity.WHOIS.read(List.of(Anonymity.translated(legacy.getFirst()))));
        }
        for (Field<?> field : fields) {
            List<String> words = said.get(field.name());
            if (words != null) {
                changed.put(field, field.read(words));
            }
        }
        return new Configuration(fields, changed);
    }

    /** The names of all fields. */
    public List<String> names() {
        return fields.stream().<String>map(Field::name).toList();
    }

    /** The fields of a form to fill in. */
    public List<im.parley.wire.form.Field> shown() {
        return fields.stream().map(this::shown).toList();
    }

    private <T> im.parley.wire.form.Field shown(Field<T> field) {
        return field.shown(get(field));
    }

    /** The form to fill in. */
    public DataForm form() {
        List<im.parley.wire.form.Field> form = new ArrayList<>();
        form.add(DataForm.formType(FORM_TYPE));
        form.addAll(shown());
        return DataForm.of(DataForm.Type.FORM, form.toArray(im.parley.wire.form.Field[]::new));
    }

    /** The form in which the configuration is kept. */
    public DataForm kept() {
        return DataForm.of(
                DataForm.Type.SUBMIT,
                shown().stream()
                        .map(field -> im.parley.wire.form.Field.of(
                                field.name(), field.kind(), field.values().toArray(String[]::new)))
                        .toArray(im.parley.wire.form.Field[]::new));
    }

    /** A refusal of a configuration. */
    public static Refusal unacceptable(String why) {
        return new Refusal(Condition.NOT_ACCEPTABLE.because(why));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Configuration that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(values);
    }
}
