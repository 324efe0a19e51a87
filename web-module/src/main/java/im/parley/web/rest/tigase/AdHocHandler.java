package im.parley.web.rest.tigase;

import im.parley.server.admin.AdHoc;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.KeyInAddress;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.web.rest.http.Role;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ad-hoc commands (XEP-0050): listed, and executed in one request. */
@Path("adhoc")
@Dependent
@KeyInAddress
@Produces({"application/json", "application/xml", "text/xml"})
public class AdHocHandler {
    @Inject
    AdHoc commands;

    @Inject
    Caller caller;

    /** The commands of a component that the caller may have executed. */
    @GET
    @Path("{component: [^/]+}")
    @Needs(Role.USER)
    public Document list(@PathParam("component") String component) {
        List<Map<String, Object>> items = commands.list(caller.actor(), Asked.jid("component", component)).stream()
                .map(AdHocHandler::item)
                .toList();
        return new Document("items", Map.of("items", items));
    }

    private static Map<String, Object> item(AdHoc.Listed listed) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("jid", listed.jid().toString());
        item.put("node", listed.node());
        item.put("name", listed.name());
        return item;
    }

    /** Executes a command; without all fields the form comes back. */
    @POST
    @Path("{component: [^/]+}")
    @Consumes({"application/json", "application/xml", "text/xml"})
    @Needs(Role.USER)
    public Document execute(@PathParam("component") String component, Document body) {
        String node = body.require("command")
                .text("node")
                .orElseThrow(() -> new Refused(Problem.of(400, "node", "a command has a node")));
        AdHoc.Outcome outcome = commands.execute(
                caller.actor(), Asked.jid("component", component), node, form(body.content().get("fields")));
        return CommandDocument.of(component, node, outcome);
    }

    /** In JSON a list of fields, in XML a map with the fields as {@code item}. */
    private static Optional<DataForm> form(@Nullable Object fields) {
        Object items = fields instanceof Map<?, ?> map ? map.get("item") : fields;
        List<?> list = switch (items) {
            case null -> List.of();
            case List<?> several -> several;
            default -> List.of(items);
        };
        if (list.isEmpty()) {
            return Optional.empty();
        }
        List<Field> read = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> field) || !(field.get("var") instanceof String name)) {
                throw new Refused(Problem.of(400, "fields", "a field has a 'var' and a 'value'"));
            }
            read.add(new Field(name, Field.Kind.TEXT_MULTI, values(field.get("value")), Field.Display.NONE));
        }
        return Optional.of(DataForm.of(DataForm.Type.SUBMIT, read.toArray(Field[]::new)));
    }

    private static List<String> values(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> several -> several.stream().map(String::valueOf).toList();
            case Map<?, ?> items -> values(items.get("item"));
            default -> List.of(value.toString());
        };
    }
}
