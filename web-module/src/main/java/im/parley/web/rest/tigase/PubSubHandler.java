package im.parley.web.rest.tigase;

import im.parley.server.admin.AdHoc;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.KeyInAddress;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nodes: the commands of the service, each at an address of its own, with its fields in the document {@code data}. */
@Path("pubsub/{service: [^/]+}")
@Dependent
@KeyInAddress
@Produces({"application/json", "application/xml", "text/xml"})
public class PubSubHandler {
    private static final String COMMANDS =
            "create-node|delete-node|subscribe-node|unsubscribe-node|publish-item|delete-item|list-nodes|list-items"
                    + "|retrieve-item|retrieve-user-subscriptions";
    private static final String ENTRY = "entry";
    private static final String DATA = "data";
    private static final String RESULT = "result";
    /** XEP-0335. */
    private static final Name JSON = Name.of("urn:xmpp:json:0", "json");

    @Inject
    AdHoc commands;

    @Inject
    Caller caller;

    /** A list, or an example of what a command takes. */
    @GET
    @Path("{command: " + COMMANDS + "}")
    @Needs(Role.DOMAIN_ADMIN)
    public FormAnswer ask(@PathParam("service") String service, @PathParam("command") String command) {
        return execute(service, command, Optional.empty());
    }

    /** Executes a command. */
    @POST
    @Path("{command: " + COMMANDS + "}")
    @Consumes({"application/json", "application/xml", "text/xml"})
    @Needs(Role.DOMAIN_ADMIN)
    public FormAnswer execute(
            @PathParam("service") String service, @PathParam("command") String command, @Flat(DATA) Document body) {
        List<Field> fields = new ArrayList<>();
        body.require(DATA).content().forEach((name, value) -> fields.add(field(name, value)));
        return execute(
                service, command, Optional.of(DataForm.of(DataForm.Type.SUBMIT, fields.toArray(Field[]::new))));
    }

    private FormAnswer execute(String service, String command, Optional<DataForm> filled) {
        AdHoc.Outcome outcome = commands.execute(caller.actor(), Asked.jid("service", service), command, filled);
        DataForm form = outcome.form().orElseGet(() -> DataForm.of(DataForm.Type.RESULT));
        if (!outcome.completed() && filled.isPresent()) {
            throw Asked.wrong(missing(form, filled.get()), "the command needs more fields");
        }
        return FormAnswer.of(
                outcome.completed() ? RESULT : DATA,
                form,
                outcome.notes().stream().map(AdHoc.Note::text).toList());
    }

    private static String missing(DataForm form, DataForm filled) {
        return form.fields().stream()
                .filter(field -> field.display().required() && filled.value(field.name()).isEmpty())
                .map(Field::name)
                .findFirst()
                .orElse(DATA);
    }

    private static Field field(String name, @Nullable Object value) {
        List<String> values = name.equals(ENTRY) ? List.of(entry(value)) : values(value);
        return new Field(name, Field.Kind.TEXT_MULTI, values, Field.Display.NONE);
    }

    private static List<String> values(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> several -> several.stream().map(String::valueOf).toList();
            case Map<?, ?> below -> below.values().stream().flatMap(each -> values(each).stream()).toList();
            default -> List.of(value.toString());
        };
    }

    /** XML as it is; what JSON has instead is published as JSON. */
    private static String entry(@Nullable Object value) {
        if (value instanceof String text && ElementText.read(text).isPresent()) {
            return text;
        }
        try {
            String json = value instanceof String text ? text : Json.MAPPER.writeValueAsString(value);
            return ElementText.write(Element.text(JSON, json));
        } catch (com.fasterxml.jackson.core.JsonProcessingException unwritable) {
            throw Asked.wrong(ENTRY, "that cannot be published");
        }
    }
}
