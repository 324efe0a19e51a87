package im.parley.test.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every bean and every key of Tigase, each written {@code bean / bean} or {@code bean / bean = key}, as one file. */
final class NamesOfTigase {
    private static final Pattern WARNING = Pattern.compile("[^:]*:(\\d+):\\d+: '([^']*)' has no effect: (.*)");
    /** What so many beans have is said once. */
    private static final int SEVERAL = 4;
    private static final String SEVERAL_BEANS = "several beans";

    private static final String INTRODUCTION = """
            # Coming from Tigase

            A `config.tdsl` of Tigase starts Parley. What has an effect stands in [the manual of the options](options.md). This is
            the rest of the names that Tigase knows: each is accepted, with a warning in the log that says why it has no effect. A
            name that neither Tigase nor Parley knows stops the start with its line and column.

            Generated. Do not edit: run the test `GuideTest` with `-Dparley.docs.write=true`.

            | bean | names without effect | because |
            |---|---|---|
            """;

    private final Bean root = new Bean();
    private final List<String> lines = new ArrayList<>();
    private final Map<Integer, String> beanOfLine = new TreeMap<>();

    NamesOfTigase(List<String> names) {
        names.forEach(name -> {
            String[] parts = name.split(" ?= ", 2);
            Bean bean = root;
            for (String inner : Arrays.stream(parts[0].split(" / ")).filter(text -> !text.isEmpty()).toList()) {
                bean = bean.beans.computeIfAbsent(inner, _ -> new Bean());
            }
            if (parts.length == 2) {
                bean.keys.add(parts[1]);
            }
        });
    }

    private static final class Bean {
        private final TreeSet<String> keys = new TreeSet<>();
        private final TreeMap<String, Bean> beans = new TreeMap<>();
    }

    /** A file with all of them, each key on a line of its own with the value that is asked for that line. */
    String file(IntFunction<String> value) {
        lines.clear();
        beanOfLine.clear();
        write(root, "", value);
        return String.join("\n", lines);
    }

    private void write(Bean bean, String path, IntFunction<String> value) {
        bean.keys.forEach(key -> add(path, "'" + key + "' = " + value.apply(lines.size() + 1)));
        bean.beans.forEach((name, inner) -> {
            add(path, "'" + name + "' () {");
            write(inner, path.isEmpty() ? name : path + "` / `" + name, value);
            add(path, "}");
        });
    }

    private void add(String path, String line) {
        lines.add(line);
        beanOfLine.put(lines.size(), path);
    }

    /** Which names have no effect, and why, as a page. */
    String manual(List<String> warnings) {
        Map<Cause, TreeSet<String>> beans = new LinkedHashMap<>();
        warnings.stream().map(WARNING::matcher).filter(Matcher::matches).forEach(warning -> beans.computeIfAbsent(
                        new Cause(warning.group(2), warning.group(3)), _ -> new TreeSet<>())
                .add(beanOfLine.get(Integer.parseInt(warning.group(1)))));
        Map<String, TreeSet<String>> rows = new TreeMap<>();
        beans.forEach((cause, places) -> (places.size() < SEVERAL ? places : List.of(SEVERAL_BEANS)).forEach(place ->
                rows.computeIfAbsent(cell(place) + " | @ | " + cause.reason().replace("|", "\\|"), _ -> new TreeSet<>())
                        .add("`" + cause.name() + "`")));
        return INTRODUCTION + rows.entrySet().stream()
                .map(row -> "| " + row.getKey().replace("@", String.join(", ", row.getValue())) + " |\n")
                .collect(Collectors.joining());
    }

    private static String cell(String bean) {
        return bean.isEmpty() ? "outside of all blocks" : bean.equals(SEVERAL_BEANS) ? bean : "`" + bean + "`";
    }

    private record Cause(String name, String reason) {}
}
