package im.parley.server.admin.setup;

import im.parley.server.config.tdsl.Block;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.config.tdsl.Setting;
import im.parley.server.config.tdsl.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A block of the configuration file while it is being changed: settings as they are written, and inner blocks. */
final class Draft {
    private static final String INDENT = "    ";

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Draft> beans = new LinkedHashMap<>();
    private @Nullable String className;
    private @Nullable Boolean exportable;
    private @Nullable Boolean active;
    private boolean parentheses;

    /** What a block of the file says. Expressions are written as their values, but for a lone {@code env('X')}. */
    static Draft of(Block block, Lookup lookup) {
        Draft draft = new Draft();
        Block.Attributes attributes = block.attributes();
        draft.parentheses = attributes.written();
        draft.className = attributes.className().orElse(null);
        draft.exportable = attributes.exportable().orElse(null);
        draft.active = attributes.active().orElse(null);
        block.settings().forEach((key, setting) -> draft.settings.put(key, written(setting, lookup)));
        block.beans().forEach((name, inner) -> draft.beans.put(name, of(inner, lookup)));
        return draft;
    }

    /** A secret that the environment holds does not become text of the file. */
    static String written(Setting setting, Lookup lookup) {
        String plain = setting.value().plain();
        return setting.variables().stream()
                .filter(variable -> setting.variables().size() == 1)
                .filter(variable -> plain.equals(valueOf(variable, lookup).orElse(null)))
                .findFirst()
                .orElseGet(() -> setting.value().written());
    }

    private static Optional<String> valueOf(String variable, Lookup lookup) {
        int open = variable.indexOf("('");
        if (open < 0 || !variable.endsWith("')")) {
            return Optional.empty();
        }
        String name = variable.substring(open + 2, variable.length() - 2);
        return variable.startsWith("env") ? lookup.variable(name) : lookup.property(name);
    }

    /** The inner block of that name, which is made if it is not there. */
    Draft bean(String name) {
        return beans.computeIfAbsent(name, _ -> new Draft());
    }

    /** The inner block at the end of a path. */
    Draft at(String... path) {
        Draft draft = this;
        for (String name : path) {
            draft = draft.bean(name);
        }
        return draft;
    }

    Draft set(String key, String written) {
        settings.put(key, written);
        return this;
    }

    Draft clear(String key) {
        settings.remove(key);
        return this;
    }

    /** The setting, or none where the default says the same. */
    Draft set(String key, boolean value, boolean byDefault) {
        return value == byDefault ? clear(key) : set(key, Boolean.toString(value));
    }

    /** Whether the block is on, or no word about it where the default says the same. */
    Draft active(boolean value, boolean byDefault) {
        settings.remove("active");
        active = value == byDefault ? null : value;
        parentheses = parentheses && value;
        return this;
    }

    private boolean saysNothing() {
        return settings.isEmpty()
                && className == null
                && exportable == null
                && active == null
                && !parentheses
                && beans.values().stream().allMatch(Draft::saysNothing);
    }

    /** What stands in the block. */
    String text() {
        StringBuilder text = new StringBuilder();
        write(text, "");
        return text.toString();
    }

    private void write(StringBuilder text, String indent) {
        settings.forEach((key, value) ->
                text.append(indent).append(Value.quoted(key)).append(" = ").append(value).append('\n'));
        beans.forEach((name, inner) -> {
            if (!inner.saysNothing()) {
                inner.write(text, name, indent);
            }
        });
    }

    private void write(StringBuilder text, String name, String indent) {
        text.append(indent).append(Value.quoted(name)).append(attributes()).append(" {");
        StringBuilder inside = new StringBuilder();
        write(inside, indent + INDENT);
        text.append(inside.isEmpty() ? "}\n" : "\n" + inside + indent + "}\n");
    }

    private String attributes() {
        StringBuilder all = new StringBuilder();
        attribute(all, "class", className == null ? null : Value.quoted(className));
        attribute(all, "active", active);
        attribute(all, "exportable", exportable);
        return parentheses || !all.isEmpty() ? " (" + all + ")" : "";
    }

    private static void attribute(StringBuilder all, String name, @Nullable Object value) {
        if (value != null) {
            all.append(all.isEmpty() ? "" : ", ").append(name).append(": ").append(value);
        }
    }
}
