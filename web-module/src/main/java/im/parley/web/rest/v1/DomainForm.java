package im.parley.web.rest.v1;

import im.parley.server.admin.DomainSetting;
import im.parley.server.admin.DomainSetting.Kind;
import im.parley.server.admin.DomainSettings;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of a domain between the lists of texts inside and the JSON outside. */
final class DomainForm {
    private DomainForm() {}

    /** What can be set. */
    public record Form(List<Field> fields) {}

    /** Something that can be set. */
    public record Field(
            String name,
            String type,
            String label,
            Optional<List<Choice>> options,
            Optional<Integer> minimum,
            String role) {}

    /** One of several values. */
    public record Choice(String value, String label) {}

    static Form form() {
        return new Form(DomainSettings.all().stream().map(DomainForm::field).toList());
    }

    private static Field field(DomainSetting setting) {
        return new Field(
                setting.key(),
                type(setting.kind()),
                setting.label(),
                setting.kind() == Kind.CHOICE
                        ? Optional.of(setting.choices().stream().map(word -> new Choice(word, word)).toList())
                        : Optional.empty(),
                setting.kind() == Kind.NUMBER ? Optional.of(0) : Optional.empty(),
                (setting.reserved() ? Role.INSTALLATION_ADMIN : Role.DOMAIN_ADMIN).word());
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case FLAG -> "boolean";
            case NUMBER -> "integer";
            case TEXT, ADDRESS -> "text";
            case SECRET -> "secret";
            case NUMBERS, WORDS, ADDRESSES -> "list";
            case CHOICE -> "choice";
        };
    }

    /** What is inside as JSON. */
    static Map<String, Object> typed(Map<String, List<String>> settings) {
        Map<String, Object> typed = new LinkedHashMap<>();
        DomainSettings.all().forEach(setting -> {
            List<String> values = settings.get(setting.key());
            if (values != null) {
                typed.put(setting.key(), typed(setting, values));
            }
        });
        return typed;
    }

    private static Object typed(DomainSetting setting, List<String> values) {
        String one = values.isEmpty() ? "" : values.getFirst();
        return switch (setting.kind()) {
            case FLAG -> Boolean.valueOf(one);
            case NUMBER -> one.isEmpty() ? 0 : Integer.parseInt(one);
            case TEXT, SECRET, ADDRESS, CHOICE -> one;
            case NUMBERS, WORDS, ADDRESSES -> values;
        };
    }

    /** JSON as it is inside. */
    static Map<String, List<String>> texts(Map<String, Object> settings) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        settings.forEach((key, value) -> texts.put(key, values(key, value)));
        return texts;
    }

    private static List<String> values(String key, @Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case String text -> text.isEmpty() ? List.of() : List.of(text);
            case Boolean flag -> List.of(flag.toString());
            case Integer number -> List.of(number.toString());
            case List<?> list -> list.stream().map(item -> item(key, item)).toList();
            default -> throw Asked.wrong(key, "'" + key + "' is a text, a number, true, false or a list of texts");
        };
    }

    private static String item(String key, @Nullable Object item) {
        return switch (item) {
            case String text -> text;
            case Integer number -> number.toString();
            case null, default -> throw Asked.wrong(key, "'" + key + "' is a list of texts");
        };
    }
}
