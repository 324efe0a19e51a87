package im.parley.test.bench.load;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one run of a scenario has found.
 *
 * @param setting how it was run, for example {@code 200 pairs, no TLS}
 * @param failures what went wrong; a result with failures is not worth its figures
 */
record Result(String scenario, String setting, List<Figure> figures, List<String> failures) {

    /**
     * The value of the figure with that name.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    double value(String figure) {
        return figures.stream().filter(each -> each.name().equals(figure)).mapToDouble(Figure::value).findFirst().orElseThrow();
    }

    /** One line. */
    String line() {
        String measured = figures.stream().map(Figure::line).collect(Collectors.joining("; "));
        String broken = failures.isEmpty() ? "" : "; FAILED: " + String.join(" | ", failures);
        return "%-8s %s: %s%s".formatted(scenario, setting, measured, broken);
    }

    /** One JSON object. */
    String json() {
        String measured = figures.stream().map(figure -> ',' + figure.json()).collect(Collectors.joining());
        String broken = failures.stream().map(Result::quoted).collect(Collectors.joining(","));
        return "{\"scenario\":%s,\"setting\":%s%s,\"failures\":[%s]}"
                .formatted(quoted(scenario), quoted(setting), measured, broken);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else {
                quoted.append(c < ' ' ? ' ' : c);
            }
        }
        return quoted.append('"').toString();
    }
}
