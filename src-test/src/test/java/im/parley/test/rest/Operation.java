package im.parley.test.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An operation of the description. */
record Operation(String id, String method, String path, String role, boolean self, boolean byDomain, boolean hasBody) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /** All of them. */
    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        JsonNode paths = Api.anonymous().get("/openapi.json").json().get("paths");
        paths.properties().forEach(path -> path.getValue().properties().forEach(method -> {
            if (METHODS.contains(method.getKey())) {
                all.add(of(path.getKey(), path.getValue(), method));
            }
        }));
        return all;
    }

    private static Operation of(String path, JsonNode item, Map.Entry<String, JsonNode> method) {
        JsonNode operation = method.getValue();
        boolean byDomain = Stream.concat(children(item.path("parameters")), children(operation.path("parameters")))
                .anyMatch(parameter -> parameter.path("name").asText().equals("domain")
                        && parameter.path("in").asText().equals("query"));
        return new Operation(
                operation.get("operationId").asText(),
                method.getKey().toUpperCase(Locale.ROOT),
                path,
                operation.get("x-parley-role").asText(),
                operation.path("x-parley-self").asBoolean(),
                byDomain,
                operation.has("requestBody"));
    }

    private static Stream<JsonNode> children(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The path with values for its parameters, percent-encoded. */
    String filled(Map<String, String> values) {
        String filled = path;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace('{' + value.getKey() + '}', value.getValue());
        }
        return filled;
    }

    /** Whether it is about a domain that a foreign administrator has no say in. */
    boolean concernsDomain() {
        return path.contains("{") || byDomain || hasBody;
    }

    @Override
    public String toString() {
        return id + ": " + method + ' ' + path;
    }
}
