package im.parley.web.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private final Json json = new Json();

    record Person(String name, Optional<String> nick, Optional<List<String>> groups) {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object read(byte[] body, Class<?> type) throws IOException {
        return json.readFrom(
                (Class) type,
                type,
                new Annotation[0],
                MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>(),
                new ByteArrayInputStream(body));
    }

    private Object read(String body) throws IOException {
        return read(body.getBytes(StandardCharsets.UTF_8), Person.class);
    }

    private int status(byte[] body) {
        try {
            read(body, Person.class);
            return 200;
        } catch (Refused refused) {
            return refused.problem().status();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void whatIsAbsentIsEmpty() throws IOException {
        assertThat(read("{\"name\":\"Romeo\"}")).isEqualTo(new Person("Romeo", Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"name\":null}",
                "{\"name\":7}",
                "{\"name\":{}}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\"} {}",
                "{\"name\":\"a\",\"more\":1}",
                "{\"name\":\"a\",\"groups\":\"b\"}",
                "{'name':'a'}",
                "{\"name\":\"\u0001\"}"
            })
    void whatIsNotExpectedIsRefused(String body) {
        assertThat(status(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThat(status(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'})).isEqualTo(400);
    }

    @Test
    void deepAndLongBodiesAreRefused() {
        assertThat(status("[".repeat(100_000).getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
        assertThat(status(new byte[Json.LONGEST + 1])).isEqualTo(413);
    }

    @Test
    void theFieldThatIsWrongIsNamedAndNoClassIs() {
        assertThatThrownBy(() -> read("{\"name\":\"a\",\"more\":1}"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.problem().field()).contains("more");
                    assertThat(refused.problem().detail().orElseThrow()).doesNotContain("Person", "java", "parley");
                });
    }

    @Test
    void noElementCanHideInAnAnswer() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.writeTo(
                Map.of("name", "</script><img src=x onerror='alert(1)'>&\u2028"),
                Map.class,
                Map.class,
                new Annotation[0],
                MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>(),
                out);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("<", ">", "&", "'", "\u2028");
        assertThat(Json.MAPPER.readValue(out.toByteArray(), new TypeReference<Map<String, String>>() {}))
                .isEqualTo(Map.of("name", "</script><img src=x onerror='alert(1)'>&\u2028"));
    }
}
