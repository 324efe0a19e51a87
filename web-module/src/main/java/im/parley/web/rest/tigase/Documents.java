package im.parley.web.rest.tigase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import im.parley.web.rest.http.Bodies;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.xml.Limits;
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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Reads and writes documents. XML is read as stanzas are: without entities, and within bounds. */
@Provider
@Dependent
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
public class Documents implements MessageBodyReader<Document>, MessageBodyWriter<Document> {
    private static final int LONGEST = 1 << 20;
    private static final Limits LIMITS = new Limits(LONGEST, 16, 16, 10_000);

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Document.class;
    }

    @Override
    public Document readFrom(
            Class<Document> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = Bodies.read(body, LONGEST, "a body");
        String text = new String(bytes, StandardCharsets.UTF_8);
        Optional<String> flat = Arrays.stream(annotations)
                .filter(Flat.class::isInstance)
                .map(annotation -> ((Flat) annotation).value())
                .findFirst();
        return media.getSubtype().equals("json")
                ? flat.map(root -> flat(text, root)).orElseGet(() -> json(text))
                : xml(text);
    }

    private static Document xml(String text) {
        return ElementText.read(text.strip(), LIMITS)
                .map(Document::of)
                .orElseThrow(() -> new Refused(Problem.of(400, "the body is no XML that is accepted")));
    }

    private static Document json(String text) {
        try {
            Map<String, Map<String, Object>> tree = Json.MAPPER.readValue(text, new TypeReference<>() {});
            if (tree != null && tree.size() == 1 && tree.values().iterator().next() != null) {
                Map.Entry<String, Map<String, Object>> root = tree.entrySet().iterator().next();
                return new Document(root.getKey(), root.getValue());
            }
        } catch (JsonProcessingException malformed) {
            throw new Refused(Problem.of(400, "the body is not the JSON that is expected"));
        }
        throw new Refused(Problem.of(400, "the body has one object with one object in it"));
    }

    private static Document flat(String text, String root) {
        try {
            Map<String, Object> tree = Json.MAPPER.readValue(text, new TypeReference<>() {});
            if (tree != null) {
                return tree.size() == 1 && tree.containsKey(root) ? json(text) : new Document(root, tree);
            }
        } catch (JsonProcessingException malformed) {
            throw new Refused(Problem.of(400, "the body is not the JSON that is expected"));
        }
        throw new Refused(Problem.of(400, "the body is an object"));
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Document.class;
    }

    @Override
    public void writeTo(
            Document document,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        byte[] bytes = media.getSubtype().equals("json")
                ? Json.MAPPER.writeValueAsBytes(Map.of(document.root(), document.below()))
                : document.xml().getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
    }
}
