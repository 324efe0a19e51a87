package im.parley.web.rest.http;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.stream.Collectors;

/** Reads JSON strictly and within bounds; writes it so that a browser that takes it for a page finds no element in it. */
@Provider
@Dependent
@Consumes({MediaType.APPLICATION_JSON, Json.PATCH})
@Produces({MediaType.APPLICATION_JSON, Problem.JSON})
public class Json implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    /** The media type of a partial change (RFC 7396). */
    public static final String PATCH = "application/merge-patch+json";
    /** Its media type. */
    public static final String ONLY = MediaType.APPLICATION_JSON;

    /** How long a body may be. */
    static final int LONGEST = 1 << 20;

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 64;

    /** Reads and writes; shared by all. */
    public static final ObjectMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(LONGEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .characterEscapes(new MarkupEscapes())
                    .build())
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .withCoercionConfig(LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, Fail)
                    .setCoercion(CoercionInputShape.Float, Fail)
                    .setCoercion(CoercionInputShape.Boolean, Fail))
            .build();

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = Bodies.read(body, LONGEST, "a body");
        if (bytes.length == 0) {
            throw new Refused(Problem.of(400, "the body is empty"));
        }
        return read(bytes, generic);
    }

    private static Object read(byte[] bytes, Type type) throws IOException {
        try {
            Object value = MAPPER.readValue(bytes, MAPPER.constructType(type));
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException malformed) {
            throw new Refused(problem(malformed));
        }
        throw new Refused(Problem.of(400, "the body is null"));
    }

    private static Problem problem(JsonProcessingException malformed) {
        if (malformed instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("."));
            return Problem.of(400, field, "'" + field + "' is missing, is not known here, or is of another type");
        }
        JsonLocation where = malformed.getLocation();
        String place = where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
        return Problem.of(400, "the body is not the JSON that is expected" + place);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return !CharSequence.class.isAssignableFrom(type) && type != byte[].class;
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(MAPPER.writeValueAsBytes(value));
    }
}
