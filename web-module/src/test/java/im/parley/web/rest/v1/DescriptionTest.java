package im.parley.web.rest.v1;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.web.rest.Description;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the description says is what the resources do. */
class DescriptionTest {
    private static final Map<String, Object> TREE = new Description().tree();

    /** For whom an operation is. */
    private record Admission(String role, boolean self) {}

    @Test
    void everyOperationIsThereForWhomItIsSaidToBe() {
        assertThat(implemented()).containsExactlyInAnyOrderEntriesOf(described());
    }

    private static Map<String, Admission> implemented() {
        Map<String, Admission> all = new TreeMap<>();
        for (Class<?> resource : V1.RESOURCES) {
            if (resource != DescriptionResource.class) {
                Arrays.stream(resource.getDeclaredMethods()).forEach(method -> verb(method).ifPresent(verb -> {
                    Needs needs = method.getAnnotation(Needs.class);
                    all.put(
                            verb + " /" + method.getAnnotation(Path.class).value(),
                            new Admission(needs.value().word(), needs.self()));
                }));
            }
        }
        return all;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static Map<String, Admission> described() {
        Map<String, Admission> all = new TreeMap<>();
        map(TREE.get("paths")).forEach((path, item) -> map(item).forEach((verb, operation) -> {
            if (!verb.equals("parameters")) {
                Map<String, Object> said = map(operation);
                all.put(
                        verb.toUpperCase(Locale.ROOT) + ' ' + path,
                        new Admission(
                                String.valueOf(said.get("x-parley-role")),
                                Boolean.TRUE.equals(said.get("x-parley-self"))));
            }
        }));
        return all;
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(TREE)).isNotEmpty().allSatisfy(reference -> {
            @Nullable Object found = TREE;
            for (String step : reference.substring(2).split("/")) {
                found = map(found).get(step);
            }
            assertThat(found).as(reference).isNotNull();
        });
    }

    @Test
    void onlyTheLogInIsForEverybody() {
        assertThat(described().entrySet().stream()
                        .filter(entry -> entry.getValue().role().equals(Role.ANONYMOUS.word()))
                        .map(Map.Entry::getKey))
                .containsExactly("POST /session");
    }

    private static List<String> references(Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .flatMap(entry -> entry.getKey().equals("$ref")
                            ? Stream.of(entry.getValue().toString())
                            : references(entry.getValue()).stream())
                    .toList();
            case List<?> list -> list.stream().flatMap(item -> references(item).stream()).toList();
            default -> List.of();
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object tree) {
        return (Map<String, Object>) Objects.requireNonNull(tree);
    }
}
