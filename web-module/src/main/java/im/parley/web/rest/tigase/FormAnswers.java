package im.parley.web.rest.tigase;

import im.parley.web.rest.http.Json;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes the fields of forms. */
@Provider
@Dependent
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
public class FormAnswers implements MessageBodyWriter<FormAnswer> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == FormAnswer.class;
    }

    @Override
    public void writeTo(
            FormAnswer answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(
                media.getSubtype().equals("json")
                        ? Json.MAPPER.writeValueAsBytes(answer.json())
                        : answer.xml().getBytes(StandardCharsets.UTF_8));
    }
}
