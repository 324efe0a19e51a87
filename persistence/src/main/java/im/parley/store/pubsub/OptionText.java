package im.parley.store.pubsub;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The options of a subscription as one text: {@code field=value&field=value}. */
final class OptionText {
    private OptionText() {}

    static String write(Map<String, List<String>> options) {
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(options).forEach((field, values) -> values.forEach(
                value -> pairs.add(encode(field) + '=' + encode(value))));
        return String.join("&", pairs);
    }

    static Map<String, List<String>> read(String text) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                options.computeIfAbsent(decode(pair.substring(0, equals)), field -> new ArrayList<>())
                        .add(decode(pair.substring(equals + 1)));
            }
        }
        return options;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
