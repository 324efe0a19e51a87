package im.parley.web.rest.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A partial change (RFC 7396): what is not named stays as it is, and {@code null} takes away. */
public final class Patch {
    private final Map<String, Object> fields;

    /**
     * A change of a thing that has these fields and no others.
     *
     * @param known the fields that can be changed
     */
    public Patch(Map<String, Object> fields, Set<String> known) {
        this.fields = fields;
        fields.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Asked.wrong(name, "there is no '" + name + "' that can be changed");
        });
    }

    /** Whether it says something of a field. */
    public boolean names(String field) {
        return fields.containsKey(field);
    }

    /** The text that a field is to have; none when it is not named, or taken away. */
    public Optional<String> text(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw Asked.wrong(field, "'" + field + "' is a text");
    }
}
